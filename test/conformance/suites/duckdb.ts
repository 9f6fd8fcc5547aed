import type { CompiledSearch } from '../../../tooling/detect/compile-search.ts';
import { settingsOf } from '../../../tooling/detect/test-detection.ts';
import type { Run } from '../../../tooling/events/run.ts';
import { nodesOf, type Scan } from '../../../tooling/plan/plan.ts';
import { TestRunner } from '../../../tooling/project/test/run-tests.ts';
import { Database, type TextRow, textRow } from '../duckdb/database.ts';
import { duckdb } from '../duckdb/sql-backend.ts';
import type { Columns } from '../duckdb/sql-expression.ts';
import { ownWorkspace } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** Another implementation of core nodes gives the rows that the engine gives, over the samples of this repository. */
export const duckdbRows: Suite = {
  name: 'duckdb',
  async run() {
    const database = await Database.open();
    try {
      return await compareAll(database);
    } finally {
      database.close();
    }
  },
};

async function compareAll(database: Database): Promise<SuiteResult> {
  const { content } = ownWorkspace();
  const places = { content: '.', cache: '.no-cache', lock: new Map() };
  const runner = new TestRunner(ownWorkspace(), { places, settings: {}, clock: () => 0 });
  const refused = new Map<string, number>();
  const differences: string[] = [];
  let total = 0;
  for (const detection of content.detection.all) {
    const search = ownWorkspace().compile(detection);
    const reason = whyRefused(search);
    if (reason !== undefined) {
      refused.set(reason, (refused.get(reason) ?? 0) + 1);
      continue;
    }
    for await (const { result, test, sample } of runner.runAll(detection)) {
      if (sample === undefined || test === undefined) continue;
      total += 1;
      const run = sample.run(() => undefined, settingsOf(test, {}));
      const difference = await compare(database, search, run);
      if (difference !== undefined)
        differences.push(`${result.detection}: ${result.test}: ${difference}`);
    }
  }
  const table = [...refused].sort(([, a], [, b]) => b - a);
  const details = table.map(
    ([reason, count]) => `${String(count).padStart(4)} × refused: ${reason}`,
  );
  return {
    suite: 'duckdb-rows',
    passed: total - differences.length,
    total,
    details: [...differences, ...details],
  };
}

/** Whatever the rows are, since it depends on the plan alone. */
function whyRefused({ optimised, source }: CompiledSearch): string | undefined {
  const backend = duckdb(() => ({ table: 'events', columns: new Map() }));
  const [refusal] = backend.emit(optimised, source).refusals;
  return refusal?.reason.replace(/^.*: /, '');
}

async function compare(
  database: Database,
  { optimised, executable, source }: CompiledSearch,
  run: Run,
): Promise<string | undefined> {
  const tables = new Map<string, { readonly table: string; readonly columns: Columns }>();
  for (const node of nodesOf(optimised)) {
    if (node.kind !== 'scan' || tables.has(keyOf(node))) continue;
    const table = `events${tables.size}`;
    const columns = await database.load(table, [...run.scan(node.dataset)].map(textRow));
    tables.set(keyOf(node), { table, columns });
  }
  const none = { table: '', columns: new Map<string, string>() };
  const { program } = duckdb((scan) => tables.get(keyOf(scan)) ?? none).emit(optimised, source);
  if (program === undefined) return 'refused with the columns of the sample';
  const [own, other] = [[...executable(run)].map(textRow), await database.rows(program)];
  const [a, b] = [own.map(keyOfRow).sort(), other.map(keyOfRow).sort()];
  const index = Array.from({ length: Math.max(a.length, b.length) }).findIndex(
    (_, at) => a[at] !== b[at],
  );
  return index < 0 ? undefined : `${a[index]} is ${b[index]} in DuckDB`;
}

function keyOf({ dataset }: Scan): string {
  return JSON.stringify(dataset);
}

/** Without the order of fields; rows are compared without an order too. */
function keyOfRow(row: TextRow): string {
  return JSON.stringify([...row].sort(([a], [b]) => (a < b ? -1 : 1)));
}
