import type { ArgReader } from '../spl/arg-reader.ts';
import type { SearchExpression, SearchModifier } from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import { relativeTime } from '../time/relative-time.ts';

/** Pairs of modifiers that are the start and the end of a time range. */
const RANGES = [
  ['earliest', 'latest'],
  ['_index_earliest', '_index_latest'],
] as const;

const BOUNDS: ReadonlySet<string> = new Set(RANGES.flat());

/** Reports time bounds that Splunk cannot read, and time ranges that end before they begin. */
export function checkTimeTerms(reader: ArgReader, expression: SearchExpression): void {
  for (const alternative of alternativesOf(expression)) checkTimeTerms(reader, alternative);
  const modifiers = timeBounds(expression);
  for (const { name, value, span } of modifiers) {
    if (isTime(value)) continue;
    reader.problem((at) => splDiagnostic('invalid-time', { name, value }, at), span);
  }
  for (const [start, end] of RANGES) checkRange(reader, { modifiers, start, end });
}

/** The operands of each OR and NOT, outside of others. */
function alternativesOf(expression: SearchExpression): readonly SearchExpression[] {
  if (expression.kind === 'SearchNot') return [expression.operand];
  if (expression.kind !== 'SearchGroup') return [];
  const { operator, operands } = expression;
  return operator === 'OR' ? operands : operands.flatMap(alternativesOf);
}

/** The bounds that apply together: those of one AND, but not of the alternatives of an OR. */
function timeBounds(expression: SearchExpression): readonly SearchModifier[] {
  if (expression.kind === 'SearchModifier') return BOUNDS.has(expression.name) ? [expression] : [];
  if (expression.kind !== 'SearchGroup' || expression.operator === 'OR') return [];
  return expression.operands.flatMap(timeBounds);
}

interface Range {
  readonly modifiers: readonly SearchModifier[];
  readonly start: string;
  readonly end: string;
}

function checkRange(reader: ArgReader, { modifiers, start, end }: Range): void {
  const [from, another] = modifiers.filter(({ name }) => name === start);
  const [to, other] = modifiers.filter(({ name }) => name === end);
  if (from === undefined || to === undefined || another !== undefined || other !== undefined)
    return;
  if (!endsFirst(from.value, to.value)) return;
  const params = { start: `${start}=${from.value}`, end: `${end}=${to.value}` };
  reader.problem((at) => splDiagnostic('inverted-range', params, at), to.span);
}

/** Instants that differ in all that a snap depends on: a range that is inverted at each of them always is. */
const INSTANTS = [
  Date.UTC(2024, 0, 1, 0, 0, 0),
  Date.UTC(2024, 1, 29, 23, 59, 59),
  Date.UTC(2024, 4, 15, 13, 37, 42),
  Date.UTC(2025, 11, 31, 6, 0, 1),
].map((milliseconds) => milliseconds / 1000);

function endsFirst(start: string, end: string): boolean {
  if ([EPOCH, DATE].some((form) => form.test(start) !== form.test(end))) return false;
  return INSTANTS.every((now) => {
    const [from, to] = [instantOf(start, now), instantOf(end, now)];
    return from !== undefined && to !== undefined && from > to;
  });
}

const EPOCH = /^\d+(?:\.\d+)?$/;
/** `12/31/2024:23:59:59`; both bounds are in the same time zone. */
const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?::(\d{1,2}):(\d{1,2}):(\d{1,2}))?$/;
/** An amount of seconds: the unit may be missing. */
const SECONDS = /^[-+]\d+$/;

function instantOf(value: string, now: number): number | undefined {
  if (EPOCH.test(value)) return Number(value);
  const date = DATE.exec(value)
    ?.slice(1)
    .map((part = '0') => Number(part));
  if (date !== undefined) {
    const [month = 1, day = 1, year = 0, hours = 0, minutes = 0, seconds = 0] = date;
    return Date.UTC(year, month - 1, day, hours, minutes, seconds) / 1000;
  }
  return RELATIVE.test(value) ? relativeTime(now, value.replace(/\(\)$/, '')) : undefined;
}

/** `now`, `now()`, `-1d@d`, `@w1` */
const RELATIVE = /^(?:now(?:\(\))?)?(?:[-+@]|$)/i;
/** Dates, times of a real-time search, and values that are only known when the search runs. */
const ELSEWHERE = /^rt|[/:$[]|^\d{4}-\d/i;

function isTime(value: string): boolean {
  if (value === '' || [EPOCH, SECONDS, ELSEWHERE].some((form) => form.test(value))) return true;
  // The sign is optional in front of an amount: `1d@d`.
  const text = /^\d/.test(value) ? `+${value}` : value;
  return instantOf(text, 0) !== undefined;
}
