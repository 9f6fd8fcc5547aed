import { setTimeout as wait } from 'node:timers/promises';
import { engineAddress } from '../../../tooling/engines/engine-address.ts';
import { openEngine } from '../../../tooling/engines/open-engine.ts';
import { SampleTables } from '../../../tooling/project/sql/sample-tables.ts';
import { startCluster, whyNoCluster } from '../../spark/cluster.ts';
import { compareCases } from '../sql-cases.ts';
import { SqlComparison } from '../sql-comparison.ts';
import { compareLogs, compareOwnTests, comparePairs } from '../sql-corpus.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** One of so many searches without a result row is compared too: about a hundred of all. */
const EVERY_SILENT = 12;
/** Logs with fewer compressed bytes than this. */
const SMALL = 45_000;

/**
 * A Spark cluster returns the rows that the engine returns, in every cell: fixtures of commands and functions, all
 * detections that fire, and some others. It takes long, so it only runs with `--all`; the tests have a sample.
 */
export const sparkRows: Suite = {
  name: 'spark',
  async run(corpus, { all }) {
    if (!all || whyNoCluster() !== undefined) return [];
    const cluster = await startCluster();
    try {
      return await compareAll(corpus, cluster.url);
    } finally {
      cluster.stop();
    }
  },
};

async function compareAll(corpus: string, url: string): Promise<readonly SuiteResult[]> {
  const address = engineAddress(url);
  if (typeof address === 'string') throw new Error(address);
  const engine = await openEngine(address, { environment: {}, pause: (ms) => wait(ms) });
  const takesSilent = (number: number): boolean => number % EVERY_SILENT === 0;
  const compared = async (
    suite: string,
    compare: (comparison: SqlComparison) => Promise<void>,
  ): Promise<SuiteResult> => {
    const comparison = new SqlComparison({
      engine,
      tables: new SampleTables(engine),
      takesSilent,
    });
    await compare(comparison);
    return comparison.result(suite);
  };
  try {
    return [
      await compared('spark-cases-all', compareCases),
      await compared('spark-rows-all', compareOwnTests),
      await compared('spark-pairs-all', (comparison) =>
        comparePairs(corpus, comparison, () => true),
      ),
      await compared('spark-logs-all', (comparison) =>
        compareLogs(corpus, comparison, {
          takes: ({ bytes = 0 }) => bytes < SMALL,
          everySilent: 1000,
        }),
      ),
    ];
  } finally {
    await engine.close();
  }
}
