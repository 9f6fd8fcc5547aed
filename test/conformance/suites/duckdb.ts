import { openDuckDb } from '../../../tooling/engines/duckdb.ts';
import { SampleTables } from '../../../tooling/project/sql/sample-tables.ts';
import { compareCases } from '../sql-cases.ts';
import { SqlComparison } from '../sql-comparison.ts';
import { compareLogs, compareOwnTests, comparePairs } from '../sql-corpus.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** One of so many pairs, unless all are asked for. */
const EVERY = 12;
/** Logs with more compressed bytes than this are left out, unless all are asked for. */
const SMALL = 45_000;
/** One of so many detections that do not fire is compared too. */
const EVERY_SILENT = 60;

/** DuckDB returns the rows that the engine returns, in every cell. */
export const duckdbRows: Suite = {
  name: 'duckdb',
  async run(corpus, { all }) {
    const engine = await openDuckDb();
    const compared = async (
      suite: string,
      compare: (comparison: SqlComparison) => Promise<void>,
    ): Promise<SuiteResult> => {
      const comparison = new SqlComparison({ engine, tables: new SampleTables(engine) });
      await compare(comparison);
      return comparison.result(suite);
    };
    const inSize = ({ bytes = 0 }) => all || bytes < SMALL;
    try {
      return [
        await compared('duckdb-cases', compareCases),
        await compared('duckdb-rows', compareOwnTests),
        await compared(all ? 'duckdb-pairs-all' : 'duckdb-pairs', (comparison) =>
          comparePairs(corpus, comparison, (index) => all || index % EVERY === 0),
        ),
        await compared(all ? 'duckdb-logs-all' : 'duckdb-logs', (comparison) =>
          compareLogs(corpus, comparison, { takes: inSize, everySilent: EVERY_SILENT }),
        ),
      ];
    } finally {
      await engine.close();
    }
  },
};
