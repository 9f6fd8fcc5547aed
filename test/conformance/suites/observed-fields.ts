import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { realWorld } from '../../../tooling/cli/world.ts';
import type { Library } from '../../../tooling/detect/library.ts';
import { readSample } from '../../../tooling/detect/sample.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite, SuiteResult } from '../suite.ts';

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
  /** Undefined for an event of another source, or one of which the corpus keeps the time alone. */
  readonly family: string | undefined;
  readonly found: number;
  readonly missing: readonly string[];
}

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
    const marked = readMarks();
    const rest = outcomes.filter(({ name }) => !marked.has(name));
    const families = [...new Set(FAMILIES.map(([name]) => name))];
    const core = families.map((family) =>
      recall(
        `observed-fields-${family}`,
        outcomes.filter((outcome) => outcome.family === family),
      ),
    );
    return [
      recall('observed-fields', outcomes),
      recall('observed-fields-rest', rest),
      ...core,
      marks(marked, outcomes),
    ];
  },
};

/** The reason of each case that does not compare like with like. */
function readMarks(): ReadonlyMap<string, string> {
  const text = readFileSync('test/conformance/observed-fields-marks.yml', 'utf8');
  const entries: readonly { readonly name: string; readonly reason: string }[] = parse(text);
  return new Map(entries.map(({ name, reason }) => [name, reason]));
}

/** Few cases may be marked, and each of them must exist and lack fields. */
function marks(marked: ReadonlyMap<string, string>, outcomes: readonly Outcome[]): SuiteResult {
  const lacking = outcomes.filter(({ name, missing }) => marked.has(name) && missing.length > 0);
  const isFew = marked.size <= MOST_MARKED;
  return {
    suite: 'observed-fields-marks',
    passed: isFew ? lacking.length : 0,
    total: marked.size,
    details: [...marked].map(([name, reason]) => `${name}: ${reason}`),
  };
}

const MOST_MARKED = 15;

/** Sources that matter most, by the beginning of their sourcetype. */
const FAMILIES = [
  ['windows', /^xmlwineventlog$|^wineventlog$/i],
  ['cloudtrail', /^aws:cloudtrail$/],
  ['o365', /^o365:/],
  ['azure', /^azure:|^mscs:azure:audit$/],
] as const;

/** The first line of a classic Windows event, whose other lines were lost on the way into the corpus. */
const TIME_ALONE = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M$/;

/** What Splunk adds by itself, whatever the source. */
const OWN_FIELDS = /^(?:date_.*|punct|linecount|splunk_server.*|time.*pos|index|tag.*)$/;

/** Counted in names over all events; each event that lacks any is listed. */
function recall(suite: string, outcomes: readonly Outcome[]): SuiteResult {
  const found = outcomes.reduce((sum, outcome) => sum + outcome.found, 0);
  const total = outcomes.reduce((sum, { found, missing }) => sum + found + missing.length, 0);
  const shares = outcomes.map(share);
  const mean = shares.reduce((sum, value) => sum + value, 0) / Math.max(1, shares.length);
  const lacking = outcomes.filter((outcome) => share(outcome) < WORTH_TELLING);
  const summary = `${percent(found / total)} of the names of ${outcomes.length} events, ${percent(mean)} of an event on average`;
  return {
    suite,
    passed: found,
    total,
    details: [summary, ...(suite === 'observed-fields' ? lacking.map(describe) : [])],
  };
}

const WORTH_TELLING = 0.92;

function share({ found, missing }: Outcome): number {
  return found / Math.max(1, found + missing.length);
}

async function compare({ name, input, expected }: Observed, library: Library): Promise<Outcome> {
  const { raw, source, sourcetype } = input;
  const part = { data: { kind: 'text', text: raw }, source, sourcetype, host: 'host' } as const;
  const { events } = await readSample([part], library, () => undefined);
  const produced = new Set(events.flatMap((event) => [...event.keys()]));
  const names = expected.field_names_present.filter((field) => !OWN_FIELDS.test(field));
  const missing = names.filter((field) => !produced.has(field));
  const family = TIME_ALONE.test(raw)
    ? undefined
    : FAMILIES.find(([, types]) => types.test(sourcetype))?.[0];
  return { name, family, found: names.length - missing.length, missing };
}

const SHOWN = 12;

function describe(outcome: Outcome): string {
  const { name, missing } = outcome;
  const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : '';
  return `${name}: ${percent(share(outcome))}, without ${missing.slice(0, SHOWN).join(', ')}${more}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
