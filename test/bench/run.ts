import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { realWorld } from '../../tooling/cli/world.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { benchBuild } from './build.ts';
import { benchCheck } from './check.ts';
import { benchInspect } from './inspect.ts';
import { benchLanguage } from './language.ts';
import { benchLoad } from './load.ts';
import { benchMatcher } from './matcher.ts';
import { print } from './measure.ts';
import { benchReaders } from './readers.ts';
import { benchRecords } from './records.ts';
import { benchRun, benchSigma } from './run-logs.ts';
import { benchSite } from './site.ts';
import { benchSql } from './sql.ts';
import { benchStart } from './start.ts';

const CORPUS = process.env['TRIPLINE_CORPUS'] ?? join('..', 'shared', 'corpus');

/** Each takes the corpus, or does without. */
const BENCHES = {
  site: () => benchSite(join(CORPUS, 'security_content', '2024-10')),
  language: () => benchLanguage(join(CORPUS, 'security_content', '2024-10')),
  readers: () => benchReaders(CORPUS, new Workspaces(realWorld()).open('.').library),
  inspect: () => benchInspect(CORPUS, new Workspaces(realWorld()).open('.').library),
  records: () => benchRecords(),
  matcher: () => benchMatcher(new Workspaces(realWorld()).open('.')),
  run: () => benchRun(CORPUS),
  sigma: () => benchSigma(CORPUS),
  sql: () => benchSql(CORPUS),
  start: () => benchStart(),
  load: () => benchLoad(join(CORPUS, 'security_content', '2024-10')),
  check: () => benchCheck(join(CORPUS, 'security_content', '2024-10')),
  build: () => benchBuild(join(CORPUS, 'security_content', '2024-10')),
};
const WITH_CORPUS = [
  'site',
  'language',
  'readers',
  'inspect',
  'run',
  'sigma',
  'sql',
  'load',
  'check',
  'build',
];

await main(process.argv.slice(2));

/** Runs all benches, or those that are named. */
async function main(names: readonly string[]): Promise<void> {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    if (existsSync(CORPUS) || !WITH_CORPUS.includes(name)) await bench();
    else print(name, `not measured, the corpus is not at ${CORPUS}`);
  }
}
