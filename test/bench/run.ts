import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { fileSource } from '../../tooling/base/source.ts';
import { type Workspace, Workspaces } from '../../tooling/cli/workspace.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { commands } from '../../tooling/commands/index.ts';
import { compileSearchText } from '../../tooling/compile/compile-search.ts';
import { yamlFiles } from '../../tooling/content/files.ts';
import type { Event } from '../../tooling/events/event.ts';
import type { Run } from '../../tooling/events/run.ts';
import { lower } from '../../tooling/plan/lower.ts';
import { expandMacros } from '../../tooling/spl/macros.ts';
import { parseSearch } from '../../tooling/spl/parser.ts';

const CORPUS = process.env['TRIPLINE_CORPUS'] ?? join('..', 'shared', 'corpus');
const ROUNDS = 5;
const EVENTS = 300_000;

main();

function main(): void {
  if (existsSync(CORPUS)) benchLanguage(join(CORPUS, 'security_content', '2024-10'));
  else process.stdout.write(`the corpus is not at ${CORPUS}: only the matcher is measured\n`);
  benchMatcher(new Workspaces(realWorld()).open('.'));
}

/** Parsing and planning all searches, macros included, against reading the YAML that they stand in. */
function benchLanguage(root: string): void {
  const files = [...yamlFiles(root, 'detections', () => undefined)];
  const yaml = best(() => files.forEach(({ source }) => void parseDocument(source.text).toJS()));
  const workspace = new Workspaces(realWorld()).open(root);
  const searches = workspace.content.detection.all.map((detection) =>
    detection.embedded(['search']),
  );
  const { macros } = workspace.library;
  const spl = best(() => {
    for (const source of searches) {
      const expanded = expandMacros(source, macros, ignore);
      const pipeline = parseSearch(expanded.source, {
        commands,
        broken: expanded.broken,
        report: ignore,
      });
      lower(pipeline, { commands, source: expanded.source, report: ignore });
    }
  });
  print('read the YAML of 2024-10', `${yaml.toFixed(0)} ms for ${files.length} files`);
  print(
    'parse and plan its searches',
    `${spl.toFixed(0)} ms, ${Math.round((searches.length / spl) * 1000)} searches/s`,
  );
  print('ratio, at most 1.0', (spl / yaml).toFixed(2));
}

function benchMatcher({ library }: Workspace): void {
  const text =
    'EventID=1 (Image="*\\\\procdump.exe" OR Image="*\\\\procdump64.exe") CommandLine="*lsass*" | eval host=lower(Computer) | where len(CommandLine)>10 | stats count by host';
  const search = compileSearchText(fileSource('bench', text), library, ignore);
  const events = Array.from({ length: EVENTS }, (_, index) => eventNumber(index));
  const run: Run = { now: 0, scan: () => events, lookup: () => undefined, warn: ignore };
  const ms = best(() => void [...search.executable(run)]);
  print('one matcher over events in memory', `${Math.round(EVENTS / ms)} k events/s`);
}

function eventNumber(index: number): Event {
  const isHit = index % 1000 === 0;
  return new Map<string, string | number>([
    ['_time', 1_700_000_000 + index],
    ['EventID', index % 3 === 0 ? '1' : '11'],
    ['Computer', `WS-${index % 50}`],
    ['Image', isHit ? 'C:\\Tools\\procdump.exe' : `C:\\Windows\\System32\\p${index % 200}.exe`],
    ['CommandLine', isHit ? 'procdump.exe -ma lsass.exe' : `p${index % 200}.exe /run ${index}`],
    ['User', 'CORP\\somebody'],
  ]);
}

/** The best of a few rounds, in milliseconds of this process. */
function best(work: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}

function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(40)} ${figure}\n`);
}

function ignore(): void {
  // What is wrong in the content is not what is measured.
}
