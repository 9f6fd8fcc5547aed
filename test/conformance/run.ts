import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite, SuiteOptions, SuiteResult } from './suite.ts';
import { suites } from './suites/index.ts';

const CORPUS = process.env['TRIPLINE_CORPUS'] ?? join('..', 'shared', 'corpus');
const floors: Readonly<Record<string, number>> = JSON.parse(
  readFileSync('test/conformance/floors.json', 'utf8'),
);

process.exitCode = await main(process.argv.slice(2));

/** Runs the suites, or those whose names begin with one of the words; `--all` takes large corpora whole. */
async function main(args: readonly string[]): Promise<number> {
  const all = args.includes('--all');
  const words = args.filter((arg) => arg !== '--all');
  if (!existsSync(CORPUS)) {
    const isRequired = process.env['CI'] !== undefined;
    process.stdout.write(
      `the corpus is not at ${CORPUS}: ${isRequired ? 'it is required in CI' : 'nothing to compare with'}\n`,
    );
    return isRequired ? 1 : 0;
  }
  const results: SuiteResult[] = [];
  for (const suite of suites) results.push(...(await runSuite(suite, { words, all })));
  const failed = results.filter(isBelowFloor).length;
  for (const name of Object.keys(floors)) {
    if (
      words.length === 0 &&
      (all || !name.endsWith('-all')) &&
      !results.some(({ suite }) => suite === name)
    )
      process.stdout.write(`${name}: has a floor, but did not run\n`);
  }
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  return failed > 0 || results.length === 0 ? 1 : 0;
}

async function runSuite(
  suite: Suite,
  { words, all }: SuiteOptions & { readonly words: readonly string[] },
): Promise<SuiteResult[]> {
  if (words.length > 0 && !words.some((word) => suite.name.startsWith(word))) return [];
  const started = performance.now();
  const results = [await suite.run(CORPUS, { all })].flat();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const result of results) {
    const floor = floors[result.suite];
    const mark = isBelowFloor(result) ? 'FAIL' : 'ok  ';
    process.stdout.write(
      `${mark} ${result.suite}: ${result.passed}/${result.total} (floor ${floor ?? 'none'}, ${seconds} s)\n`,
    );
    for (const line of result.details) process.stdout.write(`       ${line}\n`);
  }
  return results;
}

/** A suite without a floor must hold whole. */
function isBelowFloor({ suite, passed, total }: SuiteResult): boolean {
  return total === 0 || passed < (floors[suite] ?? total);
}
