import type { ContentDocument } from '../../../content/document.ts';
import type { Detection } from '../../../content/model.ts';
import { readSample } from '../../../detect/sample.ts';
import { type SigmaForms, sigmaFormsOf } from '../../../detect/sigma-forms.ts';
import type { Event } from '../../../events/event.ts';
import type { Row } from '../../../events/row.ts';
import { splOf } from '../../../sigma/emit/spl.ts';
import { tstatsOf } from '../../../sigma/emit/tstats.ts';
import type { EventStream, StreamCondition } from '../../../sigma/log-source.ts';
import type { Workspace } from '../../workspace.ts';
import { nearMisses } from './near-misses.ts';
import { asEvents, type Proof, prove } from './prove.ts';
import { samplesOf } from './samples-of.ts';

/** The searches that a rule can be converted to: over raw events, or over a data model. */
export type SearchForm = 'spl' | 'tstats';

/** A rule as a search, with its proof; or why there is none. */
export type ConvertedRule =
  | { readonly text: string; readonly proof: Proof; readonly dataSources: readonly string[] }
  | { readonly refused: string };

/** The search of a rule in a form, or why there is none. */
export function searchOf(
  { library }: Workspace,
  rule: ContentDocument<Detection>,
  form: SearchForm,
): { readonly text: string; readonly forms: SigmaForms } | { readonly refused: string } {
  const forms = sigmaFormsOf(rule.embedded(['search']), library.sigma);
  if (forms === undefined) return { refused: 'it is a correlation, or has errors' };
  if (form === 'spl') return { text: splOf(forms.condition, forms), forms };
  const { model } = forms;
  const made = 'refused' in model ? model : tstatsOf(model);
  return 'refused' in made ? made : { text: made.text, forms };
}

/** Converts a rule, and runs both over the events of its tests and over generated ones. */
export async function convertRule(
  workspace: Workspace,
  rule: ContentDocument<Detection>,
  form: SearchForm,
): Promise<ConvertedRule> {
  const { library } = workspace;
  const made = searchOf(workspace, rule, form);
  if ('refused' in made) return made;
  const { text, forms } = made;
  const rows = nearMisses(forms.condition, seedOf(rule.data.id));
  const realistic = form === 'spl' ? rows : rows.map((row) => withKnownFields(row, forms.streams));
  const own = await eventsOfTests(workspace, rule);
  const events = [...own, ...asEvents(realistic, library)];
  const proof = prove(workspace.compile(rule), text, { events, library });
  const dataSources = forms.streams.flatMap(({ dataSource }) => dataSource ?? []);
  return { text, proof, dataSources: [...new Set(dataSources)] };
}

/** The event without fields that its data source does not have in the data model: a generated one may have any. */
function withKnownFields(row: Row, streams: readonly EventStream[]): Row {
  const stream = streams.find(({ where }) => where.every((condition) => meets(row, condition)));
  if (stream === undefined) return row;
  const { where, fields, dataModelFields } = stream;
  const known = new Set([
    ...where.map(({ field }) => field),
    ...[...dataModelFields.keys()].map((field) => fields.get(field) ?? field),
  ]);
  // Command lines in data models have no blanks around them.
  const own = Object.entries(row).flatMap(([field, value]) =>
    known.has(field) ? [[field, String(value).trim()] as const] : [],
  );
  return { Computer: 'host-1', User: 'ada', ...Object.fromEntries(own) };
}

function meets(row: Row, { field, values }: StreamCondition): boolean {
  const text = String(row[field] ?? '').toLowerCase();
  return values.some((value) => value === '*' || value.toLowerCase() === text);
}

/** The most events of tests that are compared one by one. */
const MOST_EVENTS = 500;

async function eventsOfTests(
  { library, content }: Workspace,
  rule: ContentDocument<Detection>,
): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (const parts of samplesOf(rule.data, content.root)) {
    const sample = await readSample(parts, library, () => undefined);
    events.push(...sample.inFileOrder);
    if (events.length > MOST_EVENTS) break;
  }
  return events.slice(0, MOST_EVENTS);
}

function seedOf(id: string): number {
  return [...id].reduce((seed, character) => (seed * 31 + character.charCodeAt(0)) >>> 0, 7);
}
