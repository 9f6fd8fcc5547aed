import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fileSource } from '../../../tooling/base/source.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { compileSearchText } from '../../../tooling/detect/compile-search.ts';
import type { Library } from '../../../tooling/detect/library.ts';
import { readSample, type Sample } from '../../../tooling/detect/sample.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { toText, valuesOf } from '../../../tooling/events/field-value.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite } from '../suite.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Raw events, and the fields or rows that they should give. */
interface MappingCase {
  readonly id: string;
  readonly event?: string;
  readonly events?: readonly string[];
  readonly source?: string;
  readonly sourcetype?: string;
  readonly expect: {
    /** Of some event. */
    readonly fields?: Fields;
    readonly search?: string;
    /** At least these fields, in order. */
    readonly rows?: readonly Fields[];
  };
}

/** Events whose fields were once wrong. */
export const caseMapping: Suite = {
  name: 'case-mapping',
  async run(corpus) {
    const text = readFileSync(join(corpus, 'cases', 'mapping.yml'), 'utf8');
    const cases: readonly MappingCase[] = parse(text);
    const { library } = new Workspaces(realWorld()).open('.', ['data_source', 'data_model']);
    const details: string[] = [];
    for (const item of cases) {
      const found = await outcomeOf(item, library);
      const { fields, rows } = item.expect;
      const holds = fields
        ? found.some((event) => has(event, fields))
        : found.length === rows?.length && found.every((row, index) => has(row, rows[index] ?? {}));
      if (!holds) details.push(`${item.id}: ${found.map(textOf).join(' | ') || 'no rows'}`);
    }
    const { length } = cases;
    return { suite: this.name, passed: length - details.length, total: length, details };
  },
};

/** The rows of the search, or else the events. */
async function outcomeOf(item: MappingCase, library: Library): Promise<readonly Event[]> {
  const { event, events = event === undefined ? [] : [event], source, sourcetype } = item;
  const data = { kind: 'text', text: events.join('\n') } as const;
  const sample = await readSample([{ data, source, sourcetype }], library, () => undefined);
  const { search } = item.expect;
  return search === undefined ? sample.events : rowsOf(search, sample, item.id);
}

function rowsOf(search: string, sample: Sample, name: string): readonly Event[] {
  const { library } = sample;
  const { executable } = compileSearchText(fileSource(name, search), library, () => undefined);
  return [...executable(sample.run(() => undefined))];
}

function has(event: Event, wanted: Fields): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const texts = [value].flat().map(String);
    return valuesOf(event.get(name)).map(toText).join('\n') === texts.join('\n');
  });
}

function textOf(event: Event): string {
  return JSON.stringify(Object.fromEntries(event)).slice(0, 600);
}
