import type { CompiledSearch } from '../../tooling/detect/compile-search.ts';
import type { SqlEngine } from '../../tooling/engines/sql-engine.ts';
import type { Run } from '../../tooling/events/run.ts';
import { differenceOf } from '../../tooling/project/sql/compare-rows.ts';
import { runOnEngine } from '../../tooling/project/sql/run-on-engine.ts';
import type { SampleTables } from '../../tooling/project/sql/sample-tables.ts';
import type { SuiteResult } from './suite.ts';

interface Comparing {
  readonly engine: SqlEngine;
  readonly tables: SampleTables;
  /** Which of the searches without a result row are compared, by their number; all if left out. */
  readonly takesSilent?: (number: number) => boolean;
}

/** What is compared of a search. */
type Compared = Pick<CompiledSearch, 'optimised' | 'source' | 'executable'>;

/** Counts the searches whose rows an engine returns too, in every cell; those that it refuses are listed apart. */
export class SqlComparison {
  private readonly at: Comparing;
  private readonly refused = new Map<string, number>();
  private readonly differences: string[] = [];
  private total = 0;
  private equal = 0;
  private fired = 0;
  private silent = 0;

  constructor(at: Comparing) {
    this.at = at;
  }

  /** Runs a search here and on the engine. */
  async add(name: string, search: Compared, newRun: () => Run): Promise<void> {
    try {
      const own = [...search.executable(newRun())];
      if (own.length === 0 && !this.isTaken()) return;
      const outcome = await runOnEngine(search, newRun(), this.at);
      if (outcome.kind === 'refused') return this.refuse(outcome.refusals[0]?.reason ?? '');
      const difference = differenceOf(own, outcome.rows, outcome.query);
      this.count(own.length, difference === undefined ? undefined : `${name}: ${difference}`);
    } catch (error) {
      this.count(0, `${name}: ${String(error).slice(0, 500)}`);
    }
  }

  /** Equal searches of those that were translated. */
  result(suite: string): SuiteResult {
    const refused = [...this.refused].sort(([, a], [, b]) => b - a);
    return {
      suite,
      passed: this.equal,
      total: this.total,
      details: [
        `${this.fired} of ${this.total} return rows`,
        ...this.differences,
        ...refused.map(([reason, count]) => `${String(count).padStart(4)} × refused: ${reason}`),
      ],
    };
  }

  private isTaken(): boolean {
    this.silent += 1;
    return this.at.takesSilent?.(this.silent) !== false;
  }

  private count(rows: number, difference: string | undefined): void {
    this.total += 1;
    if (rows > 0) this.fired += 1;
    if (difference === undefined) this.equal += 1;
    else this.differences.push(difference);
  }

  private refuse(reason: string): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
  }
}
