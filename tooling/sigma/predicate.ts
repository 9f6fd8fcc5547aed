import type { Span } from '../base/source.ts';
import type { Call, Expr, FieldRef, Logic, Pattern } from '../plan/expression.ts';
import type { Condition } from './condition.ts';
import { patternOf, rawPatterns } from './patterns.ts';
import type { Detection } from './rule.ts';
import type { PlacedValue, Selection, SigmaItem, SigmaValue, TimePart } from './value.ts';

/** The field of events that has the value of a field of Sigma. */
export type FieldOf = (field: string) => string;

/** The condition that a detection sets for an event. */
export function predicateOf({ selections, conditions }: Detection, fieldOf: FieldOf): Expr {
  const operands = conditions.map((condition) => ofCondition(condition, selections, fieldOf));
  return logic('or', operands, coverAll(operands));
}

function ofCondition(
  condition: Condition,
  selections: Detection['selections'],
  fieldOf: FieldOf,
): Expr {
  switch (condition.kind) {
    case 'selection': {
      // The parser accepts names of selections only.
      const selection = selections.get(condition.name) as Selection;
      return ofSelection(selection, fieldOf);
    }
    case 'not': {
      const operand = ofCondition(condition.operand, selections, fieldOf);
      return not(operand, operand.span);
    }
    default: {
      const operands = condition.operands.map((one) => ofCondition(one, selections, fieldOf));
      return logic(condition.kind, operands, coverAll(operands));
    }
  }
}

function ofSelection(selection: Selection, fieldOf: FieldOf): Expr {
  if (selection.kind === 'item') return ofItem(selection.item, fieldOf);
  const parts = selection.parts.map((part) => ofSelection(part, fieldOf));
  return logic(selection.kind === 'all' ? 'and' : 'or', parts, selection.span);
}

function ofItem(item: SigmaItem, fieldOf: FieldOf): Expr {
  const { all, negated, span, values } = item;
  const context = { item, fieldOf };
  const condition = all
    ? logic(
        'and',
        values.map((value) => anyOf([value], context)),
        span,
      )
    : anyOf(values, context);
  return negated ? not(condition, span) : condition;
}

interface ItemScope {
  readonly item: SigmaItem;
  readonly fieldOf: FieldOf;
}

/** One of the values matches: those that are patterns are one match. */
function anyOf(values: readonly PlacedValue[], scope: ItemScope): Expr {
  const { item, fieldOf } = scope;
  const field = fieldRef(item, fieldOf);
  const span = item.span;
  const patterns: Pattern[] = [];
  const others: Expr[] = [];
  for (const placed of values.flatMap(flattened)) {
    const found = item.timePart === undefined ? patternsOf(placed, item) : [];
    if (found.length > 0) patterns.push(...found);
    else others.push(special(placed, field, scope));
  }
  const [first, ...rest] = patterns;
  if (first === undefined) return logic('or', others, span);
  const match: Expr = {
    kind: 'match',
    field,
    op: '=',
    patterns: [first, ...rest],
    decoded: true,
    span,
  };
  return logic('or', [match, ...others], span);
}

function flattened({ value, span }: PlacedValue): readonly PlacedValue[] {
  if (value.kind !== 'any') return [{ value, span }];
  return value.values.flatMap((one) => flattened({ value: one, span }));
}

function patternsOf({ value, span }: PlacedValue, { field }: SigmaItem): readonly Pattern[] {
  if (field === undefined) return rawPatterns(value, span);
  const pattern = patternOf(value, span);
  return pattern === undefined ? [] : [pattern];
}

function fieldRef({ field, fieldSpan }: SigmaItem, fieldOf: FieldOf): FieldRef {
  return { text: field === undefined ? '_raw' : fieldOf(field), span: fieldSpan };
}

/** What is more than a pattern. */
function special(
  { value, span }: PlacedValue,
  field: FieldRef,
  { item, fieldOf }: ItemScope,
): Expr {
  if (item.timePart !== undefined) return ofTime({ value, span }, field, item.timePart);
  switch (value.kind) {
    case 'exists':
      return value.exists ? exists(field, span) : not(exists(field, span), span);
    case 'text':
      return empty(field, span);
    case 'order':
      return ordered(value, field, span);
    case 'field':
      return sameText(value, { field, other: fieldOf(value.field), span });
    default:
      return not(exists(field, span), span);
  }
}

function exists(field: FieldRef, span: Span): Expr {
  return { kind: 'match', field, op: '=', patterns: [{ kind: 'any', span }], span };
}

/**
 * Present and empty. The readers of Windows events set no field for an empty element, as the add-on, so there its text
 * shows it.
 */
function empty(field: FieldRef, span: Span): Expr {
  const raw: FieldRef = { text: '_raw', span };
  const pattern = (text: string): Pattern => ({
    kind: 'wildcard',
    parts: ['', text, ''],
    ignoreCase: false,
    span,
  });
  const name = field.text;
  const elements = [
    pattern(`Name='${name}'></Data>`),
    pattern(`Name='${name}'/>`),
    pattern(`Name="${name}"></Data>`),
    pattern(`Name="${name}"/>`),
  ] as const;
  const isEmpty: Expr = {
    kind: 'match',
    field,
    op: '=',
    patterns: [{ kind: 'exact', text: '', ignoreCase: false, span }],
    span,
  };
  const isEmptyElement: Expr = { kind: 'match', field: raw, op: '=', patterns: elements, span };
  const isShown = logic('and', [not(exists(field, span), span), isEmptyElement], span);
  return logic('or', [isEmpty, isShown], span);
}

/** Only numbers have an order: a text is neither less nor greater. */
function ordered(
  { op, limit }: Extract<SigmaValue, { kind: 'order' }>,
  field: FieldRef,
  span: Span,
): Expr {
  const compared: Pattern = { kind: 'order', op, limit: String(limit), span };
  const number: Pattern = { kind: 'regex', regex: '^\\s*[-+]?(?:\\d|\\.\\d)', span };
  return logic(
    'and',
    [compared, number].map((pattern) => ({
      kind: 'match',
      field,
      op: '=',
      patterns: [pattern],
      span,
    })),
    span,
  );
}

interface Compared {
  readonly field: FieldRef;
  readonly other: string;
  readonly span: Span;
}

/** The text of another field, or where it is in that of the field. */
function sameText(
  { at, cased }: Extract<SigmaValue, { kind: 'field' }>,
  { field, other, span }: Compared,
): Expr {
  const call = (fn: string, ...args: readonly Expr[]): Call => ({ kind: 'call', fn, args, span });
  const text = (name: string): Expr => {
    const value: Expr = { kind: 'field', name, span };
    return cased ? value : call('lower', value);
  };
  const literal = (value: number): Expr => ({ kind: 'literal', value, span });
  const own = text(field.text);
  const its = text(other);
  const equal = (left: Expr, right: Expr): Expr => ({
    kind: 'compare',
    op: '=',
    left,
    right,
    span,
  });
  switch (at) {
    case 'whole':
      return equal(own, its);
    case 'start':
      return equal(call('substr', own, literal(1), call('len', its)), its);
    case 'end':
      return equal(call('substr', own, { kind: 'negative', operand: call('len', its), span }), its);
    case 'anywhere':
      return {
        kind: 'compare',
        op: '>',
        left: call('mvcount', call('split', own, its)),
        right: literal(1),
        span,
      };
  }
}

const TIME_FORMATS: Readonly<Record<TimePart, string>> = {
  minute: '%M',
  hour: '%H',
  day: '%d',
  week: '%V',
  month: '%m',
  year: '%Y',
};

/** A part of a time, as a number: of seconds since 1970, or of the usual texts. */
function ofTime({ value, span }: PlacedValue, field: FieldRef, part: TimePart): Expr {
  const literal = (text: string | number): Expr => ({ kind: 'literal', value: text, span });
  const call = (fn: string, ...args: readonly Expr[]): Call => ({ kind: 'call', fn, args, span });
  const own: Expr = { kind: 'field', name: field.text, span };
  const read = ['%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d'].map((format) =>
    call('strptime', own, literal(format)),
  );
  const seconds = call('coalesce', ...read, call('tonumber', own));
  const left = call('tonumber', call('strftime', seconds, literal(TIME_FORMATS[part])));
  if (value.kind === 'order')
    return { kind: 'compare', op: value.op, left, right: literal(value.limit), span };
  const right = literal(value.kind === 'number' ? value.number : -1);
  return { kind: 'compare', op: '=', left, right, span };
}

/** Two-valued logic of conditions; a single one is itself. */
export function logic(op: 'and' | 'or', operands: readonly Expr[], span: Span): Expr {
  const [only] = operands;
  if (only !== undefined && operands.length === 1) return only;
  // Nested conditions of one kind are one.
  const flat = operands.flatMap((one) => (isSame(one, op) ? one.operands : [one]));
  return { kind: 'logic', op, operands: flat, nulls: 'two-valued', span };
}

function isSame(expr: Expr, op: 'and' | 'or'): expr is Logic {
  return expr.kind === 'logic' && expr.op === op;
}

/** The opposite of a condition. */
export function not(operand: Expr, span: Span): Expr {
  return { kind: 'logic', op: 'not', operands: [operand], nulls: 'two-valued', span };
}

function coverAll(exprs: readonly Expr[]): Span {
  const start = Math.min(...exprs.map(({ span }) => span.start));
  return { start, end: Math.max(start, ...exprs.map(({ span }) => span.end)) };
}
