import { held } from '../../events/bounds.ts';
import type { Event } from '../../events/event.ts';
import { toNumber } from '../../events/field-value.ts';
import type { Operator, Run, Test } from '../../events/run.ts';
import { OpenTransactions } from './open-transactions.ts';
import type { Rendering, Transaction } from './transaction.ts';

/** The conditions that group events and separate transactions (rule 131). */
export interface TransactionRules {
  readonly fields: readonly string[];
  readonly startsWith: Test | undefined;
  readonly endsWith: Test | undefined;
  /** In seconds; undefined for no limit. */
  readonly maxSpan: number | undefined;
  readonly maxPause: number | undefined;
  readonly maxEvents: number | undefined;
  /** Whether an event must share a field value with the others, or only must not contradict them. */
  readonly connected: boolean;
  /** The same for events that start or end a transaction. */
  readonly unifyEnds: boolean;
  readonly maxOpenTransactions: number;
  readonly maxOpenEvents: number;
}

/** Which transactions are kept, and how their values are shown. */
export interface TransactionOutput {
  readonly keepEvicted: boolean;
  readonly keepOrphans: boolean;
  readonly rendering: Rendering;
}

/** Groups events from newest to oldest: the end of a transaction comes before its start. */
export function assemble(rules: TransactionRules, output: TransactionOutput): Operator {
  return (rows, run) =>
    held(rows, run, function* (kept) {
      const assembly = new Assembly(rules, run);
      for (const event of newestFirst(kept)) {
        assembly.place(event);
        yield* taken(assembly, output, run);
      }
      assembly.finish();
      yield* taken(assembly, output, run);
    });
}

function* taken(assembly: Assembly, output: TransactionOutput, run: Run): Iterable<Event> {
  for (const { transaction, outcome } of assembly.ended.splice(0)) {
    if (outcome === 'evicted' && !output.keepEvicted) continue;
    yield transaction.toRow(outcome === 'closed', output.rendering, run);
  }
  const orphans = assembly.orphans.splice(0);
  if (!output.keepOrphans) return;
  for (const orphan of orphans) yield new Map(orphan).set('_txn_orphan', 1);
}

/** How a transaction ended: closed by a condition, by the end of the events, or never complete. */
type Outcome = 'closed' | 'open' | 'evicted';

interface Ended {
  readonly transaction: Transaction;
  readonly outcome: Outcome;
}

class Assembly {
  readonly ended: Ended[] = [];
  readonly orphans: Event[] = [];
  private readonly rules: TransactionRules;
  private readonly run: Run;
  private readonly open: OpenTransactions;
  private warned = false;

  constructor(rules: TransactionRules, run: Run) {
    this.rules = rules;
    this.run = run;
    this.open = new OpenTransactions(rules.fields);
  }

  place(event: Event): void {
    const { startsWith, endsWith, unifyEnds, connected } = this.rules;
    const starts = startsWith?.(event, this.run) === true;
    const ends = endsWith?.(event, this.run) === true;
    const mustShare = starts || ends ? unifyEnds : connected;
    const found = this.find(event, mustShare);
    // An end starts a new transaction; the open one that it would join is finished.
    if (ends && found !== undefined)
      this.end(found, startsWith === undefined ? 'closed' : 'evicted');
    const joins = ends ? undefined : found;
    const opens = ends || endsWith === undefined;
    if (joins === undefined && (!opens || (mustShare && !this.open.hasFields(event)))) {
      this.orphans.push(event);
      return;
    }
    const transaction = this.open.add(event, joins);
    if (starts) this.end(transaction, 'closed');
    else if (transaction.size === this.rules.maxEvents) this.end(transaction, this.unstarted);
    this.evictOldest();
  }

  /** No more events: a transaction without its start now never gets one. */
  finish(): void {
    const outcome = this.rules.startsWith === undefined ? 'open' : 'evicted';
    for (const transaction of this.open.inOrder()) this.end(transaction, outcome);
  }

  /**
   * The outcome of a transaction that a limit closes before its start. The documentation does not say whether it counts
   * as closed. It does not here, so that an end too long after a start does not match.
   */
  private get unstarted(): Outcome {
    return this.rules.startsWith === undefined ? 'closed' : 'evicted';
  }

  /** The transaction that an event may join. Ends the transactions that are too far from it. */
  private find(event: Event, mustShare: boolean): Transaction | undefined {
    for (;;) {
      const found = this.open.find(event, mustShare);
      if (found === undefined || !this.isTooFar(found, event)) return found;
      this.end(found, this.unstarted);
    }
  }

  private isTooFar(transaction: Transaction, event: Event): boolean {
    const time = toNumber(event.get('_time'));
    const { maxSpan, maxPause } = this.rules;
    if (time === undefined) return false;
    if (maxSpan !== undefined && transaction.spanTo(time) > maxSpan) return true;
    return maxPause !== undefined && transaction.pauseTo(time) > maxPause;
  }

  private end(transaction: Transaction, outcome: Outcome): void {
    this.open.close(transaction);
    this.ended.push({ transaction, outcome });
  }

  private evictOldest(): void {
    const { maxOpenTransactions, maxOpenEvents } = this.rules;
    while (this.open.size > maxOpenTransactions || this.open.eventCount > maxOpenEvents) {
      const { oldest } = this.open;
      if (oldest === undefined) return;
      this.end(oldest, 'evicted');
      if (!this.warned) this.run.warn('transaction evicted transactions: too many were open');
      this.warned = true;
    }
  }
}

/** Rows from newest to oldest. Rows in ascending order are reversed. */
function newestFirst(rows: readonly Event[]): readonly Event[] {
  const times = rows.flatMap((row) => toNumber(row.get('_time')) ?? []);
  const isSorted = (holds: (earlier: number, later: number) => boolean): boolean =>
    times.every((time, index) => index === 0 || holds(times[index - 1] ?? time, time));
  if (isSorted((earlier, later) => earlier >= later)) return rows;
  if (isSorted((earlier, later) => earlier <= later)) return [...rows].reverse();
  const timeOf = (row: Event): number => toNumber(row.get('_time')) ?? 0;
  return [...rows].sort((a, b) => timeOf(b) - timeOf(a));
}
