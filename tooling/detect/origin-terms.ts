import type { Test } from '../events/run.ts';
import type { Expr } from '../plan/expression.ts';
import { fieldsRead } from '../plan/reads.ts';

/** Fields that say where an event comes from and what kind of event it is. */
export const ORIGIN_FIELDS: readonly string[] = ['source', 'sourcetype', 'tag', 'eventtype'];

/** The parts of a condition that name where an event comes from; not those that only exclude something. */
export function originTerms(condition: Expr): readonly Expr[] {
  if (condition.kind === 'logic')
    return condition.op === 'not' ? [] : condition.operands.flatMap(originTerms);
  return isOriginTerm(condition) && namesSomething(condition) ? [condition] : [];
}

function namesSomething(term: Expr): boolean {
  if (term.kind === 'compare') return term.op !== '!=';
  if (term.kind !== 'match') return true;
  return term.op === '=' && term.patterns.some(({ kind }) => kind !== 'any');
}

/**
 * Whether an event can meet a condition, judged by where it comes from alone: false if no values of its other fields
 * could make the condition true; null if that depends on them.
 */
export function isFromOrigin(condition: Expr, compile: (term: Expr) => Test): Test {
  if (condition.kind === 'logic') {
    const tests = condition.operands.map((operand) => isFromOrigin(operand, compile));
    const combine = COMBINE[condition.op];
    return (event, run) => combine(tests.map((test) => test(event, run)));
  }
  return isOriginTerm(condition) ? compile(condition) : () => null;
}

function isOriginTerm(condition: Expr): boolean {
  if (condition.kind === 'clause' || condition.kind === 'scope') return false;
  const fields = fieldsRead(condition);
  return fields.length > 0 && fields.every(({ text }) => ORIGIN_FIELDS.includes(text));
}

type Outcome = boolean | null;

/** Three-valued logic, whatever the command: null is a value that is not known yet. */
const COMBINE: Readonly<
  Record<'and' | 'or' | 'xor' | 'not', (parts: readonly Outcome[]) => Outcome>
> = {
  and: (parts) => (parts.includes(false) ? false : parts.includes(null) ? null : true),
  or: (parts) => (parts.includes(true) ? true : parts.includes(null) ? null : false),
  xor: (parts) => (parts.includes(null) ? null : parts.filter(Boolean).length % 2 === 1),
  not: ([part = null]) => (part === null ? null : !part),
};
