import type { SamplePlaces } from '../../attack-data/locate.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { settingsOf } from '../../detect/test-detection.ts';
import { type SqlEngine, SqlFailure } from '../../engines/sql-engine.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import { TestRunner } from '../test/run-tests.ts';
import type { Workspace } from '../workspace.ts';
import { differenceOf } from './compare-rows.ts';
import { runOnEngine } from './run-on-engine.ts';
import { SampleTables } from './sample-tables.ts';
import type { TranslatedDetection } from './translate-detections.ts';

/** What the tests of a detection show about its query: its rows are those of the local run, in every cell. */
export type Proof =
  | {
      readonly kind: 'proven';
      readonly engine: string;
      readonly tests: number;
      readonly rows: number;
    }
  /** No test, or not one with a result row, could be compared. */
  | { readonly kind: 'untested' }
  | {
      readonly kind: 'different';
      readonly engine: string;
      readonly test: string;
      readonly difference: string;
    };

/** The proofs of translated detections. */
export type Proofs = ReadonlyMap<TranslatedDetection, Proof>;

/** Runs the tests of detections here and on an engine, and compares the rows. */
export class Prover {
  private readonly workspace: Workspace;
  private readonly engine: SqlEngine;
  private readonly tables: SampleTables;
  private readonly runner: TestRunner;

  constructor(workspace: Workspace, engine: SqlEngine, places: SamplePlaces) {
    this.workspace = workspace;
    this.engine = engine;
    this.tables = new SampleTables(engine);
    this.runner = new TestRunner(workspace, { places, settings: {}, clock: () => 0 });
  }

  /** Proves the detections that have a query. */
  async proveAll(translated: readonly TranslatedDetection[]): Promise<Proofs> {
    const proofs = new Map<TranslatedDetection, Proof>();
    for (const one of translated)
      if (one.query !== undefined) proofs.set(one, await this.prove(one.document));
    return proofs;
  }

  async prove(document: ContentDocument<Detection>): Promise<Proof> {
    const search = this.workspace.compile(document);
    const { version: engine } = this.engine;
    let tests = 0;
    let rows = 0;
    for await (const { test, sample } of this.runner.runAll(document)) {
      if (test === undefined || sample === undefined) continue;
      const newRun = () => sample.run(ignore, settingsOf(test, {}));
      const own = orFailure(() => [...search.executable(newRun())]);
      if (own instanceof SearchFailure) continue;
      const difference = await this.compare(own, () =>
        runOnEngine(search, newRun(), { engine: this.engine, tables: this.tables }),
      );
      if (difference !== undefined)
        return { kind: 'different', engine, test: test.name, difference };
      tests += 1;
      rows += own.length;
    }
    return rows === 0 ? { kind: 'untested' } : { kind: 'proven', engine, tests, rows };
  }

  private async compare(
    own: Parameters<typeof differenceOf>[0],
    run: () => ReturnType<typeof runOnEngine>,
  ): Promise<string | undefined> {
    try {
      const outcome = await run();
      if (outcome.kind === 'refused') return outcome.refusals[0]?.reason ?? 'refused';
      return differenceOf(own, outcome.rows, outcome.query);
    } catch (error) {
      if (error instanceof SqlFailure) return error.message;
      throw error;
    }
  }
}

function ignore(): void {
  // Warnings are those of the tests.
}
