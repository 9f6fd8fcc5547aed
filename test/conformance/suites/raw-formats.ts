import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { byCodeUnit } from '../../../tooling/base/order.ts';
import { readEvents } from '../../../tooling/data-sources/read-events.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** Every log file of the corpus is read whole: each record is an event, and each event has its time. */
export const rawFormats: Suite = { name: 'raw-formats', run: readAll };

const FOLDERS = ['attack_data', 'evtx', 'otrf'];

async function readAll(corpus: string): Promise<SuiteResult> {
  const paths = FOLDERS.flatMap((folder) => filesBelow(join(corpus, folder)));
  const misses: string[] = [];
  const countByFormat = new Map<string, number>();
  for (const path of paths) {
    const { problem, format, count } = await read(path);
    countByFormat.set(format, (countByFormat.get(format) ?? 0) + count);
    if (problem !== undefined) misses.push(`${path.slice(corpus.length + 1)}: ${problem}`);
  }
  const counts = [...countByFormat].map(([format, count]) => `${format} ${count}`).sort(byCodeUnit);
  const details = [...misses, `events by format: ${counts.join(', ')}`];
  return {
    suite: 'raw-formats',
    passed: paths.length - misses.length,
    total: paths.length,
    details,
  };
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name).split(sep).join('/'))
    .sort(byCodeUnit);
}

async function read(path: string) {
  const problems: string[] = [];
  const reading = readEvents(path, {}, ({ message }) => problems.push(message));
  let count = 0;
  for await (const events of reading) {
    count += events.length;
    const untimed = events.find((event) => !event.has('_time'));
    if (untimed !== undefined)
      problems.push(`no time in ${String(untimed.get('_raw')).slice(0, 80)}`);
  }
  return { problem: problems[0], format: reading.choice?.format.id ?? 'none', count };
}
