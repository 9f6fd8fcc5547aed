import type { Dataset } from '../events/run.ts';
import type { Aggregation } from './aggregation.ts';
import type { Bins } from './bins.ts';
import type { Conversion } from './conversion.ts';
import type { Expr, FieldRef } from './expression.ts';
import type { Extraction, PathStep, Selector, TextEdit } from './extraction.ts';
import type { Frame } from './frame.ts';
import { type ColumnField, inputsOf, type LogicalPlan, type Scan } from './plan.ts';
import { printExpression, printName } from './print-expression.ts';
import {
  type RequiredClause,
  type RequiredLiteral,
  requiredLiterals,
} from './required-literals.ts';

/** A plan as a text tree: the inputs of a node are below it, indented. */
export function printPlan(plan: LogicalPlan): string {
  return linesOf(plan, '').join('\n');
}

function linesOf(plan: LogicalPlan, indent: string): string[] {
  const own = [`${indent}${plan.kind} ${describe(plan)}`.trimEnd()];
  if (plan.kind === 'filter') own.push(...requirements(plan.predicate, `${indent}    `));
  return [...own, ...inputsOf(plan).flatMap((input) => linesOf(input, `${indent}  `))];
}

function describe(plan: LogicalPlan): string {
  switch (plan.kind) {
    case 'scan':
      return scanText(plan);
    case 'table':
      return texts(
        plan.name,
        plan.columns !== undefined && `with ${plan.columns.map(printName).join(', ')}`,
        plan.start > 0 && `from ${plan.start}`,
        plan.most !== null && `at most ${plan.most}`,
      );
    case 'values':
      return texts(
        JSON.stringify(plan.rows),
        plan.times !== 1 && `${plan.times} times`,
        plan.stamped && 'with the current time',
      );
    case 'filter':
      return printExpression(plan.predicate);
    case 'extend':
      return plan.assignments
        .map(({ target, value }) => `${printName(target.text)} = ${printExpression(value)}`)
        .join(', ');
    case 'convert':
      return plan.conversions.map(conversionText).join(', ');
    case 'fill':
      return texts(
        plan.fields === 'all' ? 'all fields' : names(plan.fields),
        plan.needed.length > 0 && `and ${plan.needed.map(printName).join(', ')}`,
        `with ${JSON.stringify(plan.value)}`,
      );
    case 'bin':
      return texts(renamed(plan.field, plan.as), binsText(plan.bins));
    case 'extract':
      return `${printName(plan.field.text)} by ${extractionText(plan.by)}`;
    case 'edit':
      return `${printName(plan.field.text)} ${plan.edits.map(editText).join(', ')}`;
    case 'lookup':
      return texts(
        plan.table,
        `by ${columns(plan.keys)}`,
        `set ${plan.outputs === 'all' ? 'all other columns' : columns(plan.outputs)}`,
        plan.columns !== undefined && `(${plan.columns.map(printName).join(', ')})`,
        plan.keepsExisting && 'where missing',
      );
    case 'locate':
      return `${printName(plan.field.text)} set ${plan.outputs.map(({ as }) => printName(as)).join(', ')}`;
    case 'unnest':
      return texts(printName(plan.field.text), plan.limit > 0 && `at most ${plan.limit}`);
    case 'rename':
      return plan.pairs.map(([from, to]) => renamed(from, to)).join(', ');
    case 'project':
      return `${plan.mode} ${names(plan.fields)}`;
    case 'aggregate':
      return grouped(plan.aggregations, plan.by);
    case 'window':
      return texts(grouped(plan.aggregations, plan.by), frameText(plan.frame));
    case 'sort':
      return texts(
        plan.keys
          .map((key) =>
            texts(`${printName(key.field.text)} as ${key.as}`, key.descending && 'descending'),
          )
          .join(', '),
        plan.limit > 0 && `first ${plan.limit}`,
      );
    case 'limit':
      return String(plan.count);
    case 'dedup':
      return texts(
        names(plan.fields),
        `keep ${plan.keep}`,
        plan.keepEmpty && 'and rows without them',
        plan.consecutive && 'consecutive',
      );
    case 'join':
      return texts(
        plan.type,
        plan.keys.length === 0
          ? 'by all common fields'
          : `by ${plan.keys.map(({ left, right }) => `${printName(left.text)} = ${printName(right.text)}`).join(', ')}`,
        plan.aliases !== undefined && `as ${plan.aliases.left}, ${plan.aliases.right}`,
        `at most ${plan.max}`,
        plan.overwrite && 'overwriting',
      );
    case 'extension':
      return `${plan.command} ${dataText(plan.args)}`;
    case 'substitute':
      return `${plan.command} ${plan.pieces.map((piece) => JSON.stringify(piece)).join(' [subsearch] ')}`;
    case 'unsupported':
      return `${plan.command}: ${plan.reason}`;
    case 'union':
      return '';
  }
}

function texts(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== '').join(' ');
}

function names(fields: readonly FieldRef[]): string {
  return fields.map(({ text }) => printName(text)).join(', ');
}

function renamed(from: FieldRef, to: FieldRef): string {
  const [old, name] = [printName(from.text), printName(to.text)];
  return old === name ? old : `${old} as ${name}`;
}

function columns(pairs: readonly ColumnField[]): string {
  return pairs.map(({ column, field }) => renamed(column, field)).join(', ');
}

function conversionText({ field, as, to }: Conversion): string {
  const { kind, ...options } = to;
  const text = Object.values(options).join(' ');
  return texts(renamed(field, as ?? field), 'to', kind, text);
}

function binsText(bins: Bins): string {
  const bounds = texts(
    bins.from !== undefined && `from ${bins.from}`,
    bins.to !== undefined && `to ${bins.to}`,
  );
  if (bins.kind === 'log') return texts(`${bins.coefficient}log${bins.base}`, bounds);
  const size = bins.kind === 'time' ? bins.span : bins.width;
  const automatic = `at most ${bins.most} of at least ${bins.minimum}`;
  const align = bins.kind === 'time' && bins.align !== undefined && `aligned to ${bins.align}`;
  return texts(bins.kind, size === undefined ? automatic : dataText(size), align, bounds);
}

function extractionText(by: Extraction): string {
  if (by.kind === 'path') return `path ${by.path.map(stepText).join('.')} as ${printName(by.as)}`;
  const { regex, groups, most, positions } = by;
  return texts(
    `/${regex}/ set ${groups.map(printName).join(', ')}`,
    most !== 1 && (most === 0 ? 'all matches' : `${most} matches`),
    positions !== undefined && `positions ${printName(positions)}`,
  );
}

function stepText({ name, selectors }: PathStep): string {
  return name + selectors.map(selectorText).join('');
}

function selectorText(selector: Selector): string {
  if (selector.kind === 'all') return '{}';
  return selector.kind === 'index' ? `{${selector.index}}` : `{@${selector.name}}`;
}

function editText(edit: TextEdit): string {
  if (edit.kind === 'translate') return `translate ${edit.from} to ${edit.to}`;
  const { regex, ignoreCase, replacement, first, all } = edit;
  const which = all ? `from match ${first}` : `match ${first}`;
  return `replace /${regex}/${ignoreCase ? 'i' : ''} ${which} by ${JSON.stringify(replacement)}`;
}

function grouped(aggregations: readonly Aggregation[], by: readonly FieldRef[]): string {
  const computed = aggregations.map(aggregationText).join(', ');
  return by.length === 0 ? computed : `${computed} by ${names(by)}`;
}

function aggregationText({ fn, parameter, input, as }: Aggregation): string {
  const name = `${fn}${parameter ?? ''}`;
  return `${printName(as.text)} = ${name}(${inputText(input)})`;
}

function inputText(input: Aggregation['input']): string {
  switch (input.kind) {
    case 'rows':
      return '';
    case 'value':
      return printExpression(input.value);
    case 'condition':
      return `where ${printExpression(input.condition)}`;
    case 'fields':
      return `each ${input.pattern.text}`;
  }
}

function frameText(frame: Frame): string {
  if (frame.kind === 'whole') return 'over the group';
  const { includesCurrent, size, seconds, isGlobal, restarts } = frame;
  return texts(
    includesCurrent ? 'over the rows so far' : 'over the rows before',
    size > 0 && `at most ${size}`,
    seconds !== undefined && `within ${seconds} s`,
    (size > 0 || seconds !== undefined) && isGlobal && 'of all groups',
    restarts.onChange && 'restart at each change',
    restarts.before !== undefined && `restart before ${printExpression(restarts.before)}`,
    restarts.after !== undefined && `restart after ${printExpression(restarts.after)}`,
  );
}

/** Arguments of an extension: expressions in it as text, spans left out. */
function dataText(data: unknown): string {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data) ?? '';
  if (Array.isArray(data)) return `[${data.map(dataText).join(', ')}]`;
  if (isExpression(data)) return printExpression(data);
  if ('text' in data && 'span' in data) return printName(String(data.text));
  const entries = Object.entries(data).filter(([, value]) => value !== undefined && !isSpan(value));
  return `{${entries.map(([key, value]) => `${key}: ${dataText(value)}`).join(', ')}}`;
}

function isSpan(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

const EXPRESSIONS: ReadonlySet<string> = new Set<Expr['kind']>([
  'literal',
  'regex',
  'field',
  'list',
  'map',
  'member',
  'call',
  'arithmetic',
  'negative',
  'compare',
  'in',
  'logic',
  'match',
  'scope',
  'clause',
]);

function isExpression(data: object): data is Expr {
  return 'span' in data && 'kind' in data && EXPRESSIONS.has(String(data.kind));
}

function scanText({ dataset, indexes = [], range = {} }: Scan): string {
  const { earliest, latest } = range;
  const parts = [
    datasetName(dataset),
    ...(indexes.length === 0 ? [] : [`in ${indexes.join(', ')}`]),
    ...(earliest === undefined ? [] : [`from ${earliest}`]),
    ...(latest === undefined ? [] : [`to ${latest}`]),
  ];
  return parts.join(' ');
}

function datasetName(dataset: Dataset): string {
  if (dataset.kind !== 'data-model') return dataset.kind;
  return [dataset.model, dataset.dataset].filter((part) => part !== '').join('.');
}

function requirements(predicate: Parameters<typeof requiredLiterals>[0], indent: string): string[] {
  return requiredLiterals(predicate).map((clause) => `${indent}requires ${clauseText(clause)}`);
}

function clauseText(clause: RequiredClause): string {
  const shown = clause.slice(0, 6).map(literalText);
  const rest = clause.length > shown.length ? ` or ${clause.length - shown.length} more` : '';
  return shown.join(' or ') + rest;
}

const VERBS = {
  exact: 'is',
  prefix: 'starts with',
  suffix: 'ends with',
  substring: 'holds',
} as const;

function literalText({ field, kind, text, ignoreCase }: RequiredLiteral): string {
  return `${field} ${VERBS[kind]} ${JSON.stringify(text)}${ignoreCase ? '' : ' (case-sensitive)'}`;
}
