import { isRecord } from '../../base/record.ts';
import type { Path } from '../../content/document.ts';
import type { Refusal, Written } from './refusal.ts';

/** Findings that do not fit the type of the detection, and texts and fields in them that are refused. */
export function* findingRefusals(written: Written): Iterable<Refusal> {
  yield* kindRefusals(written);
  const entities = entitiesOf(written);
  yield* repeatedFields(entities);
  for (const { path, text } of textsOf(written)) {
    const message = textProblem(text);
    if (message !== undefined) yield { path, message };
    else if (written['status'] === 'production') yield* unknownTokens(text, path, written);
  }
  if (written['status'] !== 'production') return;
  for (const { path, field } of [...entities, ...threatsOf(written)])
    if (!isInSearch(field, written))
      yield { path, message: `the field "${field}" does not occur in the search` };
}

/** Whether a type needs, allows or excludes each kind of finding. */
const KINDS: Readonly<Record<string, Readonly<Record<string, 'required' | 'refused'>>>> = {
  TTP: { finding: 'required' },
  Anomaly: { finding: 'refused', intermediate_findings: 'required' },
  Correlation: { finding: 'required', intermediate_findings: 'refused' },
  Hunting: { finding: 'refused', intermediate_findings: 'refused', threat_objects: 'refused' },
};

function* kindRefusals(written: Written): Iterable<Refusal> {
  const type = String(written['type']);
  for (const [key, rule] of Object.entries(KINDS[type] ?? {})) {
    const exists = written[key] !== undefined;
    if (rule === 'required' && !exists)
      yield { path: ['type'], message: `a detection of the type ${type} needs "${key}"` };
    if (rule === 'refused' && exists)
      yield { path: [key], message: `a detection of the type ${type} must not have "${key}"` };
  }
}

interface FieldAt {
  readonly path: Path;
  readonly field: string;
}

function entitiesOf({ finding, intermediate_findings }: Written): readonly FieldAt[] {
  const own = isRecord(finding) ? fieldAt(['finding', 'entity'], finding['entity']) : [];
  const further = isRecord(intermediate_findings) ? intermediate_findings['entities'] : undefined;
  return [...own, ...fieldsIn(['intermediate_findings', 'entities'], further)];
}

function threatsOf({ threat_objects }: Written): readonly FieldAt[] {
  return fieldsIn(['threat_objects'], threat_objects);
}

function fieldsIn(path: Path, list: unknown): FieldAt[] {
  return Array.isArray(list) ? list.flatMap((item, index) => fieldAt([...path, index], item)) : [];
}

function fieldAt(path: Path, entity: unknown): FieldAt[] {
  const field = isRecord(entity) ? entity['field'] : undefined;
  return typeof field === 'string' ? [{ path: [...path, 'field'], field }] : [];
}

function* repeatedFields(entities: readonly FieldAt[]): Iterable<Refusal> {
  const seen = new Set<string>();
  for (const { path, field } of entities) {
    if (seen.has(field)) yield { path, message: `the field "${field}" has two findings` };
    seen.add(field);
  }
}

interface TextAt {
  readonly path: Path;
  readonly text: string;
}

function textsOf({ finding, intermediate_findings }: Written): readonly TextAt[] {
  const entities = isRecord(intermediate_findings) ? intermediate_findings['entities'] : undefined;
  return [
    ...textAt(['finding'], 'title', finding),
    ...(Array.isArray(entities) ? entities : []).flatMap((entity, index) =>
      textAt(['intermediate_findings', 'entities', index], 'message', entity),
    ),
  ];
}

function textAt(path: Path, key: string, owner: unknown): TextAt[] {
  const text = isRecord(owner) ? owner[key] : undefined;
  return typeof text === 'string' ? [{ path: [...path, key], text }] : [];
}

/** The parts between dollar signs are tokens: every second one. */
function tokensIn(text: string): readonly string[] {
  return text.split('$').filter((_, index) => index % 2 === 1);
}

function textProblem(text: string): string | undefined {
  if (text.split('$').length % 2 === 0) return 'a token has only one dollar sign';
  const tokens = tokensIn(text);
  if (tokens.length === 0) return 'the text has no token, such as $dest$';
  const bad = tokens.find((token) => token === '' || /\s/.test(token));
  return bad === undefined ? undefined : `the token "$${bad}$" is empty or has a blank`;
}

function* unknownTokens(text: string, path: Path, written: Written): Iterable<Refusal> {
  for (const token of new Set(tokensIn(text)))
    if (!isInSearch(token, written))
      yield { path, message: `the token "$${token}$" does not occur in the search` };
}

/** As contentctl-ng looks for it: anywhere in the text, without case. */
function isInSearch(field: string, { search }: Written): boolean {
  return typeof search !== 'string' || search.toLowerCase().includes(field.toLowerCase());
}
