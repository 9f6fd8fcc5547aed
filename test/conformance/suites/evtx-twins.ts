import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../../../tooling/base/order.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import type { Library } from '../../../tooling/detect/library.ts';
import { readSample } from '../../../tooling/detect/sample.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { toText } from '../../../tooling/events/field-value.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite } from '../suite.ts';

/**
 * Each EVTX file of the regression data of SigmaHQ, and the JSON that evtx_dump wrote of it, give the same fields, and a
 * data source recognizes every event.
 */
export const evtxTwins: Suite = {
  name: 'evtx-twins',
  async run(corpus) {
    const folder = join(corpus, 'sigma', 'regression');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.evtx'))
      .sort(byCodeUnit);
    const { library } = new Workspaces(realWorld()).open('.', ['data_source', 'data_model']);
    const details: string[] = [];
    for (const name of names) {
      const miss = await missOf(join(folder, name), library);
      if (miss !== undefined) details.push(`${name.split('/').at(-1)}: ${miss}`);
    }
    return {
      suite: this.name,
      passed: names.length - details.length,
      total: names.length,
      details,
    };
  },
};

/** The text of the event; and times of the record, which evtx_dump writes with fewer digits. */
const OTHERWISE = /^_raw$|_Xml$|^SystemTime$|^TimeCreated$/;

async function missOf(path: string, library: Library): Promise<string | undefined> {
  const [log, twin] = await Promise.all([
    read(path, library),
    read(path.replace(/evtx$/, 'json'), library),
  ]);
  if (log.length === 0 || log.length !== twin.length)
    return `${log.length} and ${twin.length} events`;
  for (const [index, event] of log.entries()) {
    const other = twin[index] ?? new Map();
    if (library.dataSources.sourcesOf(event).length === 0) return 'not recognized';
    const names = new Set([...event.keys(), ...other.keys()]);
    for (const name of names) {
      if (OTHERWISE.test(name)) continue;
      const [one, two] = [event.get(name), other.get(name)].map((value) =>
        // evtx_dump leaves out blanks at the end of a value.
        toText(value ?? '').trimEnd(),
      );
      if (one !== two && !isSameTime(name, one, two)) return `${name} is ${one} and ${two}`;
    }
  }
  return undefined;
}

function isSameTime(name: string, one: string | undefined, two: string | undefined): boolean {
  return name === '_time' && Math.abs(Number(one) - Number(two)) < 1e-5;
}

async function read(path: string, library: Library): Promise<readonly Event[]> {
  const sample = await readSample([{ data: { kind: 'file', path } }], library, () => {});
  return sample.inFileOrder;
}
