import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workspaces } from '../../../tooling/cli/workspace.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import type { Library } from '../../../tooling/compile/library.ts';
import { readSample } from '../../../tooling/compile/sample.ts';
import type { Suite } from '../suite.ts';

interface Observed {
  readonly name: string;
  readonly input: {
    readonly raw: string;
    readonly source: string;
    readonly sourcetype: string;
  };
  readonly expected: { readonly field_names_present: readonly string[] };
}

interface Outcome {
  readonly name: string;
  readonly share: number;
  readonly missing: readonly string[];
}

const ENOUGH = 0.9;

/** Raw events, and the names of the fields that a Splunk with the vendor's add-on shows for each. */
export const observedFields: Suite = {
  name: 'observed-fields',
  async run(corpus) {
    const { cases } = JSON.parse(
      readFileSync(join(corpus, 'spl', 'observed-fields.json'), 'utf8'),
    ) as {
      readonly cases: readonly Observed[];
    };
    const { library } = new Workspaces(realWorld()).open('.', ['data_source', 'data_model']);
    const outcomes: Outcome[] = [];
    for (const observed of cases) outcomes.push(await compare(observed, library));
    const misses = outcomes.filter(({ share }) => share < ENOUGH);
    const average = outcomes.reduce((sum, { share }) => sum + share, 0) / outcomes.length;
    return {
      suite: 'observed-fields',
      passed: outcomes.length - misses.length,
      total: outcomes.length,
      details: [`${percent(average)} of the names on average`, ...misses.map(describe)],
    };
  },
};

/** What Splunk adds by itself, whatever the source. */
const OWN_FIELDS =
  /^(date_.*|date|punct|linecount|splunk_server|timeendpos|timestartpos|index|eventtype|tag::eventtype)$/;

async function compare({ name, input, expected }: Observed, library: Library): Promise<Outcome> {
  const { raw, source, sourcetype } = input;
  const part = { data: { kind: 'text', text: raw }, source, sourcetype, host: 'host' } as const;
  const { events } = await readSample([part], library, () => undefined);
  const produced = new Set(events.flatMap((event) => [...event.keys()]));
  const names = expected.field_names_present.filter((field) => !OWN_FIELDS.test(field));
  const missing = names.filter((field) => !produced.has(field));
  return { name, share: 1 - missing.length / Math.max(1, names.length), missing };
}

const SHOWN = 12;

function describe({ name, share, missing }: Outcome): string {
  const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : '';
  return `${name}: ${percent(share)}, without ${missing.slice(0, SHOWN).join(', ')}${more}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
