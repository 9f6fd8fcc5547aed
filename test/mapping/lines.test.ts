import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { realWorld } from '../../tooling/cli/world.ts';
import { bareRun, readSample } from '../../tooling/detect/sample.ts';
import { toText, valuesOf } from '../../tooling/events/field-value.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

interface Lines {
  readonly sourcetype: string;
  readonly lines: readonly {
    readonly line: string;
    /** `Model.Dataset`; `none` if no dataset has the event. */
    readonly dataset: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
}

const cases: readonly Lines[] = parse(readFileSync(join(import.meta.dirname, 'lines.yml'), 'utf8'));
const { library } = new Workspaces(realWorld()).open('.', ['data_source', 'data_model']);

describe.each(cases)('a line of $sourcetype', ({ sourcetype, lines }) => {
  test.each(lines)('$line', async ({ line, dataset, fields }) => {
    const data = { kind: 'text', text: line } as const;
    const { events } = await readSample([{ data, sourcetype }], library, () => undefined);
    const [event] = events;
    const found = Object.keys(fields).map((name) => {
      return [name, valuesOf(event?.get(name)).map(toText).join()] as const;
    });
    expect(Object.fromEntries(found)).toEqual(fields);
    const tags = valuesOf(event?.get('tag'));
    if (dataset === 'none') expect(tags).toEqual([]);
    else expect(rowsIn(dataset, events)).toBe(1);
  });
});

function rowsIn(path: string, events: Parameters<typeof library.dataModels.rows>[0]): number {
  const [model = '', dataset = ''] = path.split('.');
  return [...library.dataModels.rows(events, { model, dataset }, bareRun(library))].length;
}
