import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readEvents } from '../../tooling/data-sources/read-events.ts';
import { inspectFile } from '../../tooling/detect/inspect-file.ts';
import type { Library } from '../../tooling/detect/library.ts';
import { runWith } from '../../tooling/events/run.ts';
import { cpuTime, ignore, print } from './measure.ts';

const ROUNDS = 3;

/** What `data inspect` costs, in multiples of reading the same files and setting the common fields of their events. */
export async function benchInspect(corpus: string, library: Library): Promise<void> {
  for (const [name, folder, ending, count] of [
    ['EVTX', join(corpus, 'evtx'), '.evtx', 100],
    ['NXLog JSON', join(corpus, 'otrf'), '.json.gz', 4],
  ] as const) {
    const files = largestFiles(folder, ending, count);
    const read = await best(async (path) => {
      const run = runWith();
      for await (const events of readEvents(path, {}, ignore))
        for (const event of events) library.dataSources.normalise(event, run);
    }, files);
    const inspected = await best(async (path) => {
      await inspectFile(path, { library, report: ignore });
    }, files);
    const ratio = (inspected / read).toFixed(2);
    print(`inspect ${name}`, `${ratio} x (${inspected.toFixed(0)} ms, ${read.toFixed(0)} ms)`);
  }
}

function largestFiles(folder: string, ending: string, count: number): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));
  return paths.sort((a, b) => statSync(b).size - statSync(a).size).slice(0, count);
}

async function best(
  work: (path: string) => Promise<void>,
  paths: readonly string[],
): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = process.cpuUsage();
    for (const path of paths) await work(path);
    fastest = Math.min(fastest, cpuTime(started));
  }
  return fastest;
}
