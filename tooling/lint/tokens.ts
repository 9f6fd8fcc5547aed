import { didYouMean } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source, SourceSpan } from '../base/source.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import type { Library } from '../detect/library.ts';
import { nodesOf } from '../plan/plan.ts';
import { blanks } from './blanked.ts';
import type { Finding } from './rule.ts';

/** A `$field$` token that Splunk replaces with a field value of the result. */
export interface Token {
  readonly field: string;
  readonly span: SourceSpan;
}

/** The tokens of a text, in order. */
export function* tokensIn(source: Source): Iterable<Token> {
  for (const match of source.text.matchAll(/\$([^$\s|]+)(?:\|\w+)?\$/g)) {
    const start = match.index;
    yield { field: match[1] ?? '', span: { source, start, end: start + match[0].length } };
  }
}

/** The risk messages of a detection: its own, and those of risk objects that differ. */
export function riskMessages({ data, embedded }: ContentDocument<Detection>): readonly Source[] {
  const { risk_objects = [] } = data.rba ?? {};
  const own = risk_objects.flatMap(({ message }, index) =>
    message === undefined ? [] : [embedded(['rba', 'risk_objects', index, 'message'])],
  );
  return [embedded(['rba', 'message']), ...own];
}

/** Words with a single dollar sign, probably meant as tokens. Field names may contain spaces. */
export function* unclosedTokensIn(
  source: Source,
  { fields }: CompiledSearch,
): Iterable<{ readonly text: string; readonly span: SourceSpan }> {
  // The text without complete tokens; offsets are kept.
  const rest = source.text
    .replaceAll(/\$[\w.:{}@-]+\$/g, blanks)
    .replaceAll(/\$([^$\n]+)\$/g, (token, name: string) =>
      fields?.has(name) === true ? blanks(token) : token,
    );
  for (const { index, 0: text } of rest.matchAll(/\$[A-Za-z_][\w.]*|[A-Za-z_][\w.]*\$/g))
    yield { text, span: { source, start: index, end: index + text.length } };
}

/** Fields of every result; correlation searches add the risk fields of their events. */
const ALWAYS =
  /^(?:_time|_raw|index|source|sourcetype|host|earliest|latest|info_\w+|job\..*|trigger_time|search_name|rule_\w+|event_id|notable_\w+|risk_\w+|normalized_risk_object|result\..*|env:.*|click\..*)$/;

/** Whether a result can have a field; true if the fields of the result are unknown. */
export function canHave({ fields }: CompiledSearch, field: string): boolean {
  return fields === undefined || fields.has(field) || ALWAYS.test(field);
}

/** Whether a detection creates risk: results of Hunting searches do not. */
export function addsRisk({ type }: Detection): boolean {
  return type !== 'Hunting';
}

interface MissingField {
  readonly search: CompiledSearch;
  readonly library: Library;
  readonly span: SourceSpan;
}

/** A finding for a field that results do not have, with a suggestion. */
export function missingField(field: string, { search, library, span }: MissingField): Finding {
  return {
    message: `results do not have the field "${field}"`,
    span,
    help: helpFor(field, search, library),
  };
}

/** A field within two edits is a typo; other similar names are different fields. */
const SHORT = 6;

function helpFor(field: string, search: CompiledSearch, library: Library): string {
  const fields: ReadonlySet<string> = search.fields ?? new Set();
  const bare = field.slice(field.lastIndexOf('.') + 1);
  const prefixed = fields.has(bare) ? bare : namedSo(field, fields);
  if (prefixed !== undefined) return `results have it as "${prefixed}"`;
  for (const { model, dataset } of datasetsOf(search)) {
    const inModel = namedSo(field, library.dataModels.fieldsOf(model, dataset) ?? []);
    if (inModel !== undefined) return `keep "${inModel}" in the search`;
  }
  // A later command removed the field.
  if (wordsOf(search.source.text).has(field))
    return `keep "${field}" through the end of the search`;
  const longer = [...fields].find((name) => name.startsWith(`${field}_`));
  return (
    didYouMean(longer ?? nearest(field, fields, field.length < SHORT ? 1 : 2)) ??
    'keep the field in the search, or use another one'
  );
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w.{}-]+/g) ?? []);
}

function namedSo(field: string, names: Iterable<string>): string | undefined {
  return [...names].find((name) => name.endsWith(`.${field}`));
}

function* datasetsOf({ plan }: CompiledSearch): Iterable<DataModelDataset> {
  for (const node of nodesOf(plan))
    if (node.kind === 'scan' && node.dataset.kind === 'data-model') yield node.dataset;
}

interface DataModelDataset {
  readonly model: string;
  readonly dataset: string;
}
