import type { Dataset } from '../../events/run.ts';
import { childrenOf, type Expr } from '../expression.ts';
import { inputsOf, type LogicalPlan, nodesOf, type Scan } from '../plan.ts';
import type { RequiredClause } from '../required-literals.ts';
import { clausesBelow } from './push-down.ts';

/** What one scan of a plan needs: a row that misses one of the clauses, or the condition, changes no result. */
export interface ScanNeed {
  readonly dataset: Dataset;
  /** The indexes that the search names; undefined for any. */
  readonly indexes: readonly string[] | undefined;
  readonly clauses: readonly RequiredClause[];
  /** A condition on each row by itself that a needed row meets; undefined if there is none. */
  readonly condition: Expr | undefined;
}

/**
 * The needs of all scans of a plan. Undefined if the plan reads more than its scans say: commands that build searches
 * at runtime may read any row of any dataset.
 */
export function scanNeeds(plan: LogicalPlan): readonly ScanNeed[] | undefined {
  if (nodesOf(plan).some(buildsScans)) return undefined;
  const needs: ScanNeed[] = [];
  collect(plan, [], needs);
  return needs;
}

function buildsScans(node: LogicalPlan): boolean {
  if (node.kind === 'substitute') return node.input === undefined;
  return (
    node.kind === 'extension' && (node.templates ?? []).some((template) => scansData(template))
  );
}

/** Whether a pipeline reads stored data, rather than only rows of its command. */
function scansData(plan: LogicalPlan): boolean {
  return nodesOf(plan).some((node) => node.kind === 'scan' && node.dataset.kind !== 'given');
}

function collect(plan: LogicalPlan, clauses: readonly RequiredClause[], needs: ScanNeed[]): void {
  if (plan.kind === 'scan') addNeed(plan, { clauses, condition: undefined }, needs);
  if (plan.kind === 'filter' && plan.input.kind === 'scan') {
    const all = clausesBelow(plan, clauses);
    addNeed(plan.input, { clauses: all, condition: steadyPart(plan.predicate) }, needs);
    for (const subsearch of inputsOf(plan).slice(1)) collect(subsearch, [], needs);
    return;
  }
  for (const [index, input] of inputsOf(plan).entries())
    collect(input, clausesOf(plan, index, clauses), needs);
}

/** Clauses for an input of a node: subsearches and the right sides of joins have their own. */
function clausesOf(
  plan: LogicalPlan,
  index: number,
  clauses: readonly RequiredClause[],
): readonly RequiredClause[] {
  if (plan.kind === 'union') return clauses;
  return index === 0 && 'input' in plan && plan.input !== undefined
    ? clausesBelow(plan, clauses)
    : [];
}

function addNeed(
  { dataset, indexes }: Scan,
  found: Pick<ScanNeed, 'clauses' | 'condition'>,
  needs: ScanNeed[],
): void {
  if (dataset.kind !== 'given') needs.push({ dataset, indexes, ...found });
}

/** The part of a condition that has the same outcome at any time and in any run. */
function steadyPart(condition: Expr): Expr | undefined {
  if (condition.kind !== 'logic' || condition.op !== 'and')
    return isSteady(condition) ? condition : undefined;
  const operands = condition.operands.filter(isSteady);
  if (operands.length === condition.operands.length) return condition;
  return operands.length === 0 ? undefined : { ...condition, operands };
}

/** Functions that read the current time or a lookup, which are known only when all is read. */
const UNSTEADY: ReadonlySet<string> = new Set(['now', 'time', 'strptime', 'lookup']);

function isSteady(expr: Expr): boolean {
  if (expr.kind === 'clause' || (expr.kind === 'call' && UNSTEADY.has(expr.fn))) return false;
  return childrenOf(expr).every(isSteady);
}
