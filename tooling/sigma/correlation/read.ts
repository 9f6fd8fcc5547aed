import { nearest } from '../../base/nearest.ts';
import { isRecord } from '../../base/record.ts';
import { sigmaDiagnostic } from '../diagnostics.ts';
import type { ItemContext } from '../item.ts';
import { mapAt, textOf, textsOf } from '../read-yaml.ts';
import type { NumberOrder } from '../value.ts';
import { checkVersion, requireVersion } from '../version.ts';
import type { Path } from '../yaml.ts';

/** What a correlation counts or requires. */
export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'temporal'
  | 'temporal_ordered';

/** A bound of what is counted. */
export interface Bound {
  readonly op: NumberOrder | '=' | '!=';
  readonly limit: number;
}

/** A correlation of rules. */
export interface Correlation {
  readonly type: CorrelationType;
  /** Rules and correlations, by id or name. */
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
  /** In seconds. */
  readonly timespan: number;
  /** All of them must hold. */
  readonly bounds: readonly Bound[];
  /** The fields whose values count. */
  readonly fields: readonly string[];
  /** For `value_percentile`, from 0 to 100. */
  readonly percentile: number;
  /** By alias and rule: the field of the events of the rule. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const TYPES: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'temporal',
  'temporal_ordered',
];

/** Types that the specification has since 2.1. */
const NEWER: ReadonlySet<string> = new Set(['value_sum', 'value_avg', 'value_percentile']);

/** Reads a correlation; undefined, and reported, if it is wrong. */
export function readCorrelation(context: ItemContext): Correlation | undefined {
  const { yaml, report } = context;
  const path = ['correlation'];
  const written = mapAt(path, yaml.data['correlation'], context);
  if (written === undefined || !checkVersion(context)) return undefined;
  if (!requireVersion('correlation', [2, 0], context)) return undefined;
  const type = readType(written['type'], context);
  const rules = textsOf(written['rules']);
  if (rules.length === 0) {
    const params = { key: 'rules', parent: 'a correlation' };
    report(sigmaDiagnostic('missing-key', params, yaml.spanAt([...path, 'rules'])));
  }
  const timespan = readTimespan(written['timespan'], context);
  if (type === undefined || timespan === undefined || rules.length === 0) return undefined;
  const condition = readCondition(written['condition'], type, context);
  if (condition === undefined) return undefined;
  const groupBy = textsOf(written['group-by']);
  return { type, rules, groupBy, timespan, aliases: aliasesOf(written['aliases']), ...condition };
}

function readType(value: unknown, context: ItemContext): CorrelationType | undefined {
  const { yaml, report } = context;
  const path = ['correlation', 'type'];
  const name = textOf(value);
  const type = TYPES.find((known) => known === name);
  if (type !== undefined)
    return !NEWER.has(type) || requireVersion(type, [2, 1], context) ? type : undefined;
  const problem =
    name === undefined
      ? sigmaDiagnostic('missing-key', { key: 'type', parent: 'a correlation' }, yaml.spanAt(path))
      : sigmaDiagnostic(
          'unknown-correlation',
          { name, nearest: nearest(name, TYPES) },
          yaml.spanAt(path),
        );
  report(problem);
  return undefined;
}

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_629_746,
  y: 31_556_952,
};

function readTimespan(value: unknown, { yaml, report }: ItemContext): number | undefined {
  const path = ['correlation', 'timespan'];
  const text = textOf(value);
  if (text === undefined) {
    const params = { key: 'timespan', parent: 'a correlation' };
    report(sigmaDiagnostic('missing-key', params, yaml.spanAt(path)));
    return undefined;
  }
  const [, amount, unit = ''] = /^(\d+)([smhdwMy])$/.exec(text) ?? [];
  const seconds = Number(amount) * (SECONDS[unit] ?? 0);
  if (seconds > 0) return seconds;
  report(sigmaDiagnostic('bad-timespan', { name: text }, yaml.spanAt(path)));
  return undefined;
}

const OPERATORS: Readonly<Record<string, Bound['op']>> = {
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  eq: '=',
  neq: '!=',
};

type ReadCondition = Pick<Correlation, 'bounds' | 'fields' | 'percentile'>;

function readCondition(
  value: unknown,
  type: CorrelationType,
  context: ItemContext,
): ReadCondition | undefined {
  const path = ['correlation', 'condition'];
  const isTemporal = type.startsWith('temporal');
  if (value === undefined && isTemporal) return { bounds: [], fields: [], percentile: 0 };
  const written = mapAt(path, value, context);
  if (written === undefined) return undefined;
  const bounds = boundsOf(written, path, context);
  const fields = textsOf(written['field']);
  const percentile = Number(textOf(written['percentile']) ?? Number.NaN);
  const missing = [
    ...(bounds?.length === 0 ? ['gte'] : []),
    ...(type.startsWith('value_') && fields.length === 0 ? ['field'] : []),
    ...(type === 'value_percentile' && !(percentile >= 0 && percentile <= 100)
      ? ['percentile']
      : []),
  ];
  for (const key of missing) {
    const params = { key, parent: `the condition of ${type}` };
    context.report(sigmaDiagnostic('missing-key', params, context.yaml.spanAt(path, 'key')));
  }
  return bounds === undefined || missing.length > 0 ? undefined : { bounds, fields, percentile };
}

function boundsOf(
  written: Readonly<Record<string, unknown>>,
  path: Path,
  { yaml, report }: ItemContext,
): readonly Bound[] | undefined {
  let isValid = true;
  const bounds = Object.entries(written).flatMap(([key, value]): Bound[] => {
    const op = OPERATORS[key];
    if (op !== undefined && typeof value === 'number') return [{ op, limit: value }];
    if (key === 'field' || key === 'percentile') return [];
    isValid = false;
    const at = yaml.spanAt([...path, key], 'key');
    const expected = op === undefined ? `one of ${Object.keys(OPERATORS).join(', ')}` : 'a number';
    report(sigmaDiagnostic('wrong-type', { key, expected }, at));
    return [];
  });
  return isValid ? bounds : undefined;
}

function aliasesOf(value: unknown): Correlation['aliases'] {
  if (!isRecord(value)) return new Map();
  return new Map(
    Object.entries(value).map(([alias, rules]) => [
      alias,
      new Map(
        Object.entries(isRecord(rules) ? rules : {}).flatMap(([rule, field]) => {
          const text = textOf(field);
          return text === undefined ? [] : [[rule, text] as const];
        }),
      ),
    ]),
  );
}
