import ipaddr from 'ipaddr.js';
import type { Expr, Match, Pattern, Substitution } from '../plan/expression.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type {
  Pipeline,
  SearchComparison,
  SearchExpression,
  SearchIn,
  SearchSubsearch,
  SearchText,
  SearchValue,
} from '../spl/ast.ts';

/** The plan of a subsearch. */
export type PlanSubsearch = (pipeline: Pipeline) => LogicalPlan;

/**
 * Resolves a search expression: decides how each value is compared, once. It has only two truth values: a missing field
 * matches nothing.
 */
export function resolveSearch(expression: SearchExpression, planSubsearch: PlanSubsearch): Expr {
  const { span } = expression;
  switch (expression.kind) {
    case 'SearchGroup': {
      const operands = expression.operands.map((operand) => resolveSearch(operand, planSubsearch));
      const op = expression.operator === 'AND' ? 'and' : 'or';
      return { kind: 'logic', op, operands, nulls: 'two-valued', span };
    }
    case 'SearchNot': {
      const operands = [resolveSearch(expression.operand, planSubsearch)];
      return { kind: 'logic', op: 'not', operands, nulls: 'two-valued', span };
    }
    case 'SearchComparison':
      return comparison(expression);
    case 'SearchIn':
      return membership(expression);
    case 'SearchText':
      return text(expression);
    case 'SearchModifier':
      return { kind: 'scope', name: expression.name, value: expression.value, span };
    case 'SearchSubsearch':
      return clause(expression, planSubsearch);
    case 'SearchEverything':
      return { kind: 'literal', value: true, span };
  }
}

function comparison({ field, operator, value, span }: SearchComparison): Expr {
  const match = (op: Match['op'], pattern: Pattern): Match => ({
    kind: 'match',
    field,
    op,
    patterns: [pattern],
    span,
  });
  if (operator === '=') return match('=', patternOf(value));
  // `f!=*` requires a value that is not any value, so it never matches (rule 12).
  if (operator === '!=' && value.text === '*') return { kind: 'literal', value: false, span };
  if (operator === '!=') return match('!=', patternOf(value));
  return match('=', { kind: 'order', op: operator, limit: value.text, span: value.span });
}

function membership({ field, values, span }: SearchIn): Expr {
  const [first, ...rest] = values.map(patternOf);
  if (first === undefined) return { kind: 'literal', value: false, span };
  return { kind: 'match', field, op: '=', patterns: [first, ...rest], span };
}

const CIDR = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)\/\d{1,3}$/i;

/** Compares text ignoring case, with wildcards and subnets (rules 5, 7, 8, 9). */
function patternOf({ text, wrapper, span }: SearchValue): Pattern {
  if (text === '*') return { kind: 'any', span };
  if (text.includes('/') && CIDR.test(text)) {
    return ipaddr.isValidCIDR(text)
      ? { kind: 'subnet', cidr: text, span }
      : { kind: 'exact', text, ignoreCase: false, span };
  }
  const ignoreCase = wrapper !== 'CASE';
  return text.includes('*')
    ? { kind: 'wildcard', parts: text.split('*'), ignoreCase, span }
    : { kind: 'exact', text, ignoreCase, span };
}

/** Words and phrases match `_raw`, which does not exist after a transforming command (rule 21). */
function text({ value, span }: SearchText): Match {
  const pattern: Pattern = {
    kind: 'word',
    parts: value.text.replaceAll('\\/', '/').split('*'),
    ignoreCase: value.wrapper !== 'CASE',
    boundaries: value.wrapper === 'TERM' ? 'major' : 'all',
    span: value.span,
  };
  return { kind: 'match', field: { text: '_raw', span }, op: '=', patterns: [pattern], span };
}

function clause(
  { text: { pieces, subsearches }, compared, span }: SearchSubsearch,
  planSubsearch: PlanSubsearch,
): Expr {
  const substitutions = subsearches.map(
    ({ place, pipeline }): Substitution => ({
      place,
      plan: planSubsearch(pipeline),
      span: pipeline.span,
    }),
  );
  return {
    kind: 'clause',
    pieces,
    substitutions,
    ...(compared !== undefined && { compared }),
    span,
  };
}
