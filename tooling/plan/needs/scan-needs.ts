import type { Dataset } from '../../events/run.ts';
import type { Expr } from '../expression.ts';
import { inputsOf, type LogicalPlan, nodesOf, type Scan } from '../plan.ts';
import type { RequiredClause } from '../required-literals.ts';
import { type LaterConditions, laterConditions } from './later-conditions.ts';
import { fieldsBelow, type NeededFields } from './needed-fields.ts';
import { nodesAlong, type Path } from './path.ts';
import { clausesBelow } from './push-down.ts';
import { conjunctionOf, steadyOperands } from './steady.ts';

/** What one scan of a plan needs: a row that misses one of the clauses, or the condition, changes no result. */
export interface ScanNeed {
  readonly dataset: Dataset;
  /** The indexes that the search names; undefined for any. */
  readonly indexes: readonly string[] | undefined;
  readonly clauses: readonly RequiredClause[];
  /** A condition on each row by itself that a needed row meets; undefined if there is none. */
  readonly condition: Expr | undefined;
  /** The same for conditions of later commands. */
  readonly later: LaterConditions | undefined;
  /** The fields of its rows that the plan may read. */
  readonly fields: NeededFields;
}

/** The needs of all scans of a plan, but for those of searches that it builds while it runs. */
export function scanNeeds(plan: LogicalPlan): readonly ScanNeed[] {
  const known = needsByPlan.get(plan);
  if (known !== undefined) return known;
  const needs: ScanNeed[] = [];
  collect(plan, NOTHING_ABOVE, needs);
  needsByPlan.set(plan, needs);
  return needs;
}

/** Scenarios run the same searches over one sample after the other. */
const needsByPlan = new WeakMap<LogicalPlan, readonly ScanNeed[]>();

/** Whether commands of a plan may build searches while it runs, which may read any row of any dataset. */
export function mayBuildScans(plan: LogicalPlan): boolean {
  return nodesOf(plan).some(buildsScans);
}

/** What the nodes above require of the rows of a node. */
interface Above {
  readonly clauses: readonly RequiredClause[];
  readonly fields: NeededFields;
  readonly path: Path;
}

const NOTHING_ABOVE: Above = { clauses: [], fields: 'all', path: undefined };

function buildsScans(node: LogicalPlan): boolean {
  if (node.kind === 'substitute') return node.input === undefined;
  return (
    node.kind === 'extension' && (node.templates ?? []).some((template) => scansData(template))
  );
}

/** Whether a pipeline reads stored data, rather than only rows of its command. */
export function scansData(plan: LogicalPlan): boolean {
  return nodesOf(plan).some((node) => node.kind === 'scan' && node.dataset.kind !== 'given');
}

function collect(plan: LogicalPlan, above: Above, needs: ScanNeed[]): void {
  if (plan.kind === 'scan') addNeed(plan, { above, condition: undefined }, needs);
  if (plan.kind === 'filter' && plan.input.kind === 'scan') {
    const condition = conjunctionOf(steadyOperands(plan.predicate));
    addNeed(
      plan.input,
      { above: { ...belowOf(plan, 0, above), path: above.path }, condition },
      needs,
    );
    for (const subsearch of inputsOf(plan).slice(1)) collect(subsearch, NOTHING_ABOVE, needs);
    return;
  }
  for (const [index, input] of inputsOf(plan).entries())
    collect(input, belowOf(plan, index, above), needs);
}

/** What is required of an input of a node. Subsearches and the right sides of joins have their own conditions. */
function belowOf(plan: LogicalPlan, index: number, above: Above): Above {
  if (plan.kind === 'union') return above;
  if (index > 0 || !('input' in plan) || plan.input === undefined) return NOTHING_ABOVE;
  const clauses = clausesBelow(plan, above.clauses);
  const fields = plan.kind === 'join' ? 'all' : fieldsBelow(plan, above.fields);
  return { clauses, fields, path: { node: plan, above: above.path } };
}

interface Found {
  readonly above: Above;
  readonly condition: Expr | undefined;
}

function addNeed(
  { dataset, indexes }: Scan,
  { above: { clauses, fields, path }, condition }: Found,
  needs: ScanNeed[],
): void {
  if (dataset.kind === 'given') return;
  const later = laterConditions(nodesAlong(path));
  needs.push({ dataset, indexes, clauses, fields, condition, later });
}
