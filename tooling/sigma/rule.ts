import { isRecord } from '../base/record.ts';
import { inPlaceOf, type Source } from '../base/source.ts';
import { type Condition, parseCondition } from './condition.ts';
import { sigmaDiagnostic } from './diagnostics.ts';
import { type ItemContext, readItem } from './item.ts';
import type { LogSourceName } from './log-source.ts';
import { mapAt, textOf } from './read-yaml.ts';
import type { Selection } from './value.ts';
import { checkVersion } from './version.ts';
import type { Path } from './yaml.ts';

/** The part of a rule that decides about events. */
export interface SigmaRule {
  readonly kind: 'rule';
  readonly logSource: LogSourceName;
  readonly detection: Detection;
}

/** Selections, and conditions over them, one of which must be true. */
export interface Detection {
  readonly selections: ReadonlyMap<string, Selection>;
  readonly conditions: readonly Condition[];
}

/** Reads the log source and the detection of a rule; undefined, and reported, if it is wrong. */
export function readRule(context: ItemContext): SigmaRule | undefined {
  const { data } = context.yaml;
  const isSupported = checkVersion(context);
  const logSource = mapAt(['logsource'], data['logsource'], context);
  const detection = readDetection(['detection'], context);
  if (!isSupported || logSource === undefined || detection === undefined) return undefined;
  return { kind: 'rule', logSource: readLogSource(logSource), detection };
}

/** The names of a log source. */
export function readLogSource(written: Readonly<Record<string, unknown>>): LogSourceName {
  const { product, category, service } = written;
  return { product: textOf(product), category: textOf(category), service: textOf(service) };
}

/** Keys of a detection that are not selections. */
const NO_SELECTIONS: ReadonlySet<string> = new Set(['condition', 'timeframe', 'rules']);

/** Reads the selections and conditions below a key. */
export function readDetection(path: Path, context: ItemContext): Detection | undefined {
  const { yaml, report } = context;
  const written = mapAt(path, valueAt(yaml.data, path), context);
  if (written === undefined) return undefined;
  const names = Object.keys(written).filter((name) => !NO_SELECTIONS.has(name));
  const selections = new Map<string, Selection>();
  for (const name of names) {
    const selection = readSelection(name, { path, written }, context);
    if (selection !== undefined) selections.set(name, selection);
  }
  if (written['condition'] === undefined) {
    const params = { key: 'condition', parent: `"${path.at(-1)}"` };
    report(sigmaDiagnostic('missing-key', params, yaml.spanAt(path, 'key')));
    return undefined;
  }
  const conditions = conditionSources([...path, 'condition'], written['condition'], context).map(
    (source) => parseCondition(source, names, report),
  );
  if (selections.size < names.length || conditions.includes(undefined)) return undefined;
  const valid = conditions.filter((condition) => condition !== undefined);
  return valid.length === 0 ? undefined : { selections, conditions: valid };
}

function conditionSources(path: Path, value: unknown, { yaml, report }: ItemContext): Source[] {
  const texts = Array.isArray(value) ? value : [value];
  const sources = texts.flatMap((text, index) => {
    const at = yaml.spanAt(Array.isArray(value) ? [...path, index] : path);
    return typeof text === 'string' ? [conditionSource(text, at)] : [];
  });
  if (sources.length === texts.length && texts.length > 0) return sources;
  const params = { key: 'condition', expected: 'text or a list of texts' };
  report(sigmaDiagnostic('wrong-type', params, yaml.spanAt(path)));
  return [];
}

/** A condition with positions in its file, if it is written there as it is. */
function conditionSource(text: string, at: ReturnType<ItemContext['yaml']['spanAt']>): Source {
  const offset = at.source.text.slice(at.start, at.end).indexOf(text);
  if (offset < 0) return inPlaceOf(at, text);
  return inPlaceOf({ ...at, start: at.start + offset, end: at.start + offset + text.length }, text);
}

interface Below {
  readonly path: Path;
  readonly written: Readonly<Record<string, unknown>>;
}

function readSelection(
  name: string,
  { path, written }: Below,
  context: ItemContext,
): Selection | undefined {
  const at = [...path, name];
  const value = written[name];
  const isEmpty = (isRecord(value) || Array.isArray(value)) && Object.keys(value).length === 0;
  if (!isEmpty && value !== null) return readPart(at, value, context);
  const span = context.yaml.spanAt(at, 'key');
  context.report(sigmaDiagnostic('empty-selection', { name }, span));
  return undefined;
}

/** A map is an AND of its items, a list an OR of its parts, and anything else a keyword. */
function readPart(path: Path, value: unknown, context: ItemContext): Selection | undefined {
  const { start, end } = context.yaml.spanAt(path);
  const span = { start, end };
  if (Array.isArray(value))
    return combined(
      'any',
      value.map((one, index) => readPart([...path, index], one, context)),
      span,
    );
  if (!isRecord(value)) return itemOf(readItem({ key: undefined, value, path }, context));
  const items = Object.entries(value).map(([key, one]) =>
    itemOf(readItem({ key, value: one, path: [...path, key] }, context)),
  );
  return combined('all', items, span);
}

function itemOf(item: ReturnType<typeof readItem>): Selection | undefined {
  return item && { kind: 'item', item, span: item.span };
}

function combined(
  kind: 'all' | 'any',
  parts: readonly (Selection | undefined)[],
  span: Selection['span'],
): Selection | undefined {
  const read = parts.filter((part) => part !== undefined);
  if (read.length < parts.length || read.length === 0) return undefined;
  const [only] = read;
  return only !== undefined && read.length === 1 ? only : { kind, parts: read, span };
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (isRecord(value) ? value[String(part)] : undefined),
    data,
  );
}
