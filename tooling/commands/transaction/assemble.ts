import type { Event } from '../../events/event.ts';
import { toNumber } from '../../events/field-value.ts';
import type { Operator, Run, Test } from '../../events/run.ts';
import { OpenTransactions } from './open-transactions.ts';
import type { Rendering, Transaction } from './transaction.ts';

/** What holds events together, and what keeps them apart (rule 131). */
export interface TransactionRules {
  readonly fields: readonly string[];
  readonly startsWith: Test | undefined;
  readonly endsWith: Test | undefined;
  /** In seconds; undefined for no limit. */
  readonly maxSpan: number | undefined;
  readonly maxPause: number | undefined;
  readonly maxEvents: number | undefined;
  /** Whether an event has to share a value of a field with the others, or only to contradict none. */
  readonly connected: boolean;
  /** The same for events that start or end a transaction. */
  readonly unifyEnds: boolean;
  readonly maxOpenTransactions: number;
  readonly maxOpenEvents: number;
}

export interface TransactionOutput {
  readonly keepEvicted: boolean;
  readonly keepOrphans: boolean;
  readonly rendering: Rendering;
}

/** Puts events together, from the newest to the oldest: the end of a transaction is seen before its start. */
export function assemble(rules: TransactionRules, output: TransactionOutput): Operator {
  return function* (rows, run) {
    const assembly = new Assembly(rules, run);
    for (const event of newestFirst([...rows])) {
      assembly.place(event);
      yield* taken(assembly, output);
    }
    assembly.finish();
    yield* taken(assembly, output);
  };
}

function* taken(assembly: Assembly, output: TransactionOutput): Iterable<Event> {
  for (const { transaction, outcome } of assembly.ended.splice(0)) {
    if (outcome === 'evicted' && !output.keepEvicted) continue;
    yield transaction.toRow(outcome === 'closed', output.rendering);
  }
  const orphans = assembly.orphans.splice(0);
  if (!output.keepOrphans) return;
  for (const orphan of orphans) yield new Map(orphan).set('_txn_orphan', 1);
}

/** What became of a transaction: a condition closed it, the events ended, or it never was complete. */
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
    // An end begins a new one, and the one that it finds has no more events to come.
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

  /** All events are there: what has not begun by now never will. */
  finish(): void {
    const outcome = this.rules.startsWith === undefined ? 'open' : 'evicted';
    for (const transaction of this.open.inOrder()) this.end(transaction, outcome);
  }

  /**
   * What becomes of a transaction that a limit closes before its start was seen. It is not documented whether it counts
   * as closed: here a transaction without its start is none, so that an end too long after a start is no match.
   */
  private get unstarted(): Outcome {
    return this.rules.startsWith === undefined ? 'closed' : 'evicted';
  }

  /** The transaction that an event may join. Those that are too far from it end here. */
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
      if (!this.warned)
        this.run.warn('transaction gave up transactions: too many were open at once');
      this.warned = true;
    }
  }
}

/** Rows from the newest to the oldest. Rows that come from the oldest to the newest are turned around. */
function newestFirst(rows: readonly Event[]): readonly Event[] {
  const times = rows.flatMap((row) => toNumber(row.get('_time')) ?? []);
  const isSorted = (holds: (earlier: number, later: number) => boolean): boolean =>
    times.every((time, index) => index === 0 || holds(times[index - 1] ?? time, time));
  if (isSorted((earlier, later) => earlier >= later)) return rows;
  if (isSorted((earlier, later) => earlier <= later)) return [...rows].reverse();
  const timeOf = (row: Event): number => toNumber(row.get('_time')) ?? 0;
  return [...rows].sort((a, b) => timeOf(b) - timeOf(a));
}
