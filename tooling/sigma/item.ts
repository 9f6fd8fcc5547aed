import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Span } from '../base/source.ts';
import { sigmaDiagnostic } from './diagnostics.ts';
import { MODIFIERS } from './modifiers/index.ts';
import type { Applied, Modifier } from './modifiers/modifier.ts';
import { filled, MOST_FILLED, type Placeholders } from './placeholders.ts';
import { parseText, placeholdersIn } from './text.ts';
import type { PlacedValue, SigmaItem, SigmaValue } from './value.ts';
import type { Path, SigmaYaml } from './yaml.ts';

/** An item as a rule writes it: `field|modifier|modifier: value`. */
export interface WrittenItem {
  /** Undefined for a keyword without a key. */
  readonly key: string | undefined;
  readonly value: unknown;
  readonly path: Path;
}

/** What an item is read with. */
export interface ItemContext {
  readonly yaml: SigmaYaml;
  readonly placeholders: Placeholders;
  readonly report: Report;
}

/** Reads an item; undefined, and reported, if a modifier or a value is wrong. */
export function readItem(written: WrittenItem, context: ItemContext): SigmaItem | undefined {
  const { yaml } = context;
  const { key, value, path } = written;
  const [field = '', ...names] = key?.split('|') ?? [];
  const modifiers = modifiersOf(names, written, context);
  const values = listOf(value, path).map(([one, at]) =>
    placed(one, { path: at, names, modifiers: modifiers ?? [] }, context),
  );
  if (modifiers === undefined || values.includes(undefined)) return undefined;
  const whole = yaml.spanAt(path);
  const fieldSpan = key === undefined ? whole : fieldIn(yaml.spanAt(path, 'key'), field);
  const about = modifiers.map(({ item }) => item ?? {});
  return {
    field: field === '' ? undefined : withoutBlanks(field),
    fieldSpan,
    span: { start: Math.min(fieldSpan.start, whole.start), end: whole.end },
    all: about.some(({ all }) => all === true),
    negated: about.some(({ negated }) => negated === true),
    timePart: about.find(({ timePart }) => timePart !== undefined)?.timePart,
    values: values.filter((one) => one !== undefined),
  };
}

/** A field name of an event log has no blanks, even where the viewer shows some. */
function withoutBlanks(field: string): string {
  return field.replaceAll(' ', '');
}

/** The span of the field name in a key, which may be in quotes. */
function fieldIn(
  { source, start, end }: Span & { source: SigmaYaml['source'] },
  field: string,
): Span {
  const at = source.text.slice(start, end).indexOf(field);
  return at < 0 || field === ''
    ? { start, end }
    : { start: start + at, end: start + at + field.length };
}

/** The values of an item, each with its path. An empty list is null. */
function listOf(value: unknown, path: Path): readonly (readonly [unknown, Path])[] {
  if (!Array.isArray(value)) return [[value, path]];
  if (value.length === 0) return [[null, path]];
  return value.map((one, index) => [one, [...path, index]] as const);
}

function modifiersOf(
  names: readonly string[],
  { path }: WrittenItem,
  { yaml, report }: ItemContext,
): readonly Modifier[] | undefined {
  const known: Modifier[] = [];
  const span = yaml.spanAt(path, 'key');
  for (const [index, name] of names.entries()) {
    const modifier = MODIFIERS.get(name);
    const before = names[index - 1];
    if (modifier === undefined) {
      const params = { name, nearest: nearest(name, MODIFIERS.keys()) };
      report(sigmaDiagnostic('unknown-modifier', params, span));
    } else if (modifier.after !== undefined && !modifier.after.includes(before ?? '')) {
      const reason = 'must directly follow "re"';
      report(sigmaDiagnostic('bad-modifier', { name, reason }, span));
    } else if (name === 're' && index > 0) {
      const reason = 'must be the first modifier';
      report(sigmaDiagnostic('bad-modifier', { name, reason }, span));
    } else known.push(modifier);
  }
  return known.length === names.length ? known : undefined;
}

interface Modified {
  readonly path: Path;
  readonly names: readonly string[];
  readonly modifiers: readonly Modifier[];
}

function placed(
  written: unknown,
  { path, names, modifiers }: Modified,
  context: ItemContext,
): PlacedValue | undefined {
  const { yaml, report } = context;
  const span = yaml.spanAt(path);
  const first = writtenValue(written, names);
  if (first === undefined) {
    const reason = 'a value must be text, a number, true, false or null';
    report(sigmaDiagnostic('bad-value', { reason }, span));
    return undefined;
  }
  let value: SigmaValue = first;
  for (const [index, { apply }] of modifiers.entries()) {
    const result: Applied = apply?.(value) ?? value;
    if ('refused' in result) {
      const params = { name: names[index] ?? '', reason: result.refused };
      report(sigmaDiagnostic('bad-modifier', params, span));
      return undefined;
    }
    value = result;
  }
  const whole = withoutPlaceholders(value, path, context);
  return whole && { value: whole, span: { start: span.start, end: span.end } };
}

/** The value with its placeholders filled in; undefined, and reported, if one has no values. */
function withoutPlaceholders(
  value: SigmaValue,
  path: Path,
  context: ItemContext,
): SigmaValue | undefined {
  if (value.kind !== 'text') return value;
  const names = placeholdersIn(value.text);
  if (names.length === 0) return value;
  const { yaml, placeholders, report } = context;
  const unknown = names.filter((name) => !placeholders.has(name));
  for (const name of unknown) {
    const params = { name, nearest: nearest(name, placeholders.keys()) };
    report(sigmaDiagnostic('undefined-placeholder', params, yaml.spanAt(path)));
  }
  if (unknown.length > 0) return undefined;
  const texts = filled(value.text, placeholders);
  if (texts !== undefined)
    return { kind: 'any', values: texts.map((text) => ({ ...value, text })) };
  const params = { what: 'the value with its placeholders', limit: MOST_FILLED };
  report(sigmaDiagnostic('too-large', params, yaml.spanAt(path)));
  return undefined;
}

function writtenValue(written: unknown, names: readonly string[]): SigmaValue | undefined {
  if (names[0] === 're' && (typeof written === 'string' || typeof written === 'number'))
    return { kind: 'regex', regex: String(written), flags: '' };
  if (typeof written === 'string')
    return { kind: 'text', text: parseText(written, names.includes('expand')), cased: false };
  if (typeof written === 'number' || typeof written === 'bigint')
    return { kind: 'number', number: Number(written) };
  if (typeof written === 'boolean') return { kind: 'boolean', boolean: written };
  return written === null ? { kind: 'null' } : undefined;
}
