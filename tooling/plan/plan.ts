import type { Span } from '../base/source.ts';
import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { Dataset, Evaluate, Operator, Run, Test } from '../events/run.ts';
import type { Aggregation } from './aggregation.ts';
import type { Bins } from './bins.ts';
import type { Effect } from './effect.ts';
import {
  type Clause,
  childrenOf,
  type Expr,
  type FieldRef,
  type Substitution,
} from './expression.ts';

/** What a search computes, with the surface syntax gone. */
export type LogicalPlan =
  | Scan
  | Filter
  | Extend
  | Bin
  | Rename
  | Project
  | Aggregate
  | Sort
  | Limit
  | Dedup
  | Join
  | Union
  | Extension
  | Apply
  | Substitute
  | Unsupported;

interface PlanNode {
  /** The part of the search that this node represents. */
  readonly span: Span;
}

/** The source of rows. */
export interface Scan extends PlanNode {
  readonly kind: 'scan';
  readonly dataset: Dataset;
}

/** Keeps the rows for which the predicate is true. */
export interface Filter extends PlanNode {
  readonly kind: 'filter';
  readonly input: LogicalPlan;
  readonly predicate: Expr;
}

/** Sets fields in order. */
export interface Extend extends PlanNode {
  readonly kind: 'extend';
  readonly input: LogicalPlan;
  readonly assignments: readonly Assignment[];
}

export interface Assignment {
  /** `{name}` is the field whose name is the value of `name` (rule 48). */
  readonly target: FieldRef;
  readonly value: Expr;
}

/** Replaces the values of a field by the names of their bins. Other values, and rows without the field, do not change. */
export interface Bin extends PlanNode {
  readonly kind: 'bin';
  readonly input: LogicalPlan;
  readonly field: FieldRef;
  /** The field for the names. */
  readonly as: FieldRef;
  readonly bins: Bins;
}

/** Renames fields. A `*` on the right is the text that the `*` on the left matched. */
export interface Rename extends PlanNode {
  readonly kind: 'rename';
  readonly input: LogicalPlan;
  readonly pairs: readonly (readonly [from: FieldRef, to: FieldRef])[];
}

/** Keeps or removes fields by name; wildcards are allowed. `table` also removes internal fields. */
export interface Project extends PlanNode {
  readonly kind: 'project';
  readonly input: LogicalPlan;
  readonly mode: 'keep' | 'remove' | 'table';
  readonly fields: readonly FieldRef[];
  /** Names of fields that exist even if no row has a value; see `declaredFields`. */
  readonly declared: readonly string[];
}

/** Groups rows by fields and computes one row per group. */
export interface Aggregate extends PlanNode {
  readonly kind: 'aggregate';
  readonly input: LogicalPlan;
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly FieldRef[];
  /** Whether each distinct value of a multivalue BY field counts once per row. */
  readonly dedupSplitValues: boolean;
  /** What `nomv` joins the values of its lists with; a newline if left out. */
  readonly delimiter?: string | undefined;
}

export interface Sort extends PlanNode {
  readonly kind: 'sort';
  readonly input: LogicalPlan;
  readonly keys: readonly SortKey[];
  /** 0 for all rows. */
  readonly limit: number;
}

export interface SortKey {
  readonly field: FieldRef;
  readonly descending: boolean;
  readonly as: 'auto' | 'num' | 'str' | 'ip';
}

export interface Limit extends PlanNode {
  readonly kind: 'limit';
  readonly input: LogicalPlan;
  readonly count: number;
}

export interface Dedup extends PlanNode {
  readonly kind: 'dedup';
  readonly input: LogicalPlan;
  readonly fields: readonly FieldRef[];
  readonly keep: number;
  readonly keepEmpty: boolean;
  readonly consecutive: boolean;
}

export interface Join extends PlanNode {
  readonly kind: 'join';
  readonly input: LogicalPlan;
  readonly right: LogicalPlan;
  /** Fields whose values must be equal. Empty for all fields that both sides have. */
  readonly keys: readonly JoinKey[];
  /** Prefixes that the fields of each side get: `L` makes `L.user` of `user` (fact 44). */
  readonly aliases?: JoinAliases | undefined;
  readonly type: 'inner' | 'left';
  /** The maximum number of right rows per left row; 0 for all. */
  readonly max: number;
  readonly overwrite: boolean;
}

export interface JoinKey {
  readonly left: FieldRef;
  readonly right: FieldRef;
}

export interface JoinAliases {
  readonly left: string;
  readonly right: string;
}

/** Concatenates its inputs. */
export interface Union extends PlanNode {
  readonly kind: 'union';
  readonly inputs: readonly LogicalPlan[];
}

/**
 * A command of the long tail, by its name: passes know its effect, and a backend either has an operator for the command
 * or does not support it.
 */
export interface Extension extends PlanNode {
  readonly kind: 'extension';
  /** Undefined for a command that generates its rows. */
  readonly input: LogicalPlan | undefined;
  readonly command: string;
  /** The arguments, as plain data. */
  readonly args: unknown;
  /** Plans of subsearches; the operator gets them compiled, in this order. */
  readonly subplans?: readonly LogicalPlan[];
  /** Pipelines that it builds while it runs, with sample values for unknown parts: checked, not run. */
  readonly templates?: readonly LogicalPlan[];
  readonly effect: Effect;
}

/** A command with a function in place of data. To be replaced: new commands are extensions. */
export interface Apply extends PlanNode {
  readonly kind: 'apply';
  /** Undefined for a command that generates its rows. */
  readonly input: LogicalPlan | undefined;
  readonly command: string;
  /** Plans of subsearches; the operator gets them compiled, in this order. */
  readonly subplans?: readonly LogicalPlan[];
  /** Pipelines that it builds while it runs, with sample values for unknown parts: checked, not run. */
  readonly templates?: readonly LogicalPlan[];
  readonly operator: (subsearches: readonly Executable[], compiler: Compiler) => Operator;
  /** What it does to fields and rows. */
  readonly effect: Effect;
  /** The command adapted to later commands that need these fields, for a command that depends on it. */
  readonly whereNeeded?: (fields: readonly string[]) => Apply;
}

/** What the engine compiles for an operator. */
export interface Compiler {
  value(expression: Expr): Evaluate;
  test(condition: Expr): Test;
  /** Creates new totals, one per group of rows. */
  totals(aggregations: readonly Aggregation[]): () => Totals;
  /** A plan built while the search runs. */
  plan(plan: LogicalPlan): Executable;
}

/** The state of aggregations over the rows so far. */
export interface Totals {
  add(row: Event, run: Run): void;
  /** Names and values of the output fields; null if there was nothing to compute. */
  results(run: Run): Iterable<readonly [name: string, value: FieldValue]>;
  /** Lets go of the values that they keep, when others take their place. */
  release(run: Run): void;
}

/**
 * A command with arguments from subsearches. They run first, their results replace them, and the arguments are then
 * parsed by the grammar of that one command. A result cannot add a pipe or a command.
 */
export interface Substitute extends PlanNode {
  readonly kind: 'substitute';
  /** Undefined if the command is the first. */
  readonly input: LogicalPlan | undefined;
  readonly command: string;
  /** The texts between the subsearches: one more than subsearches. */
  readonly pieces: readonly string[];
  readonly substitutions: readonly Substitution[];
}

/** A part that cannot run offline. It is reported, and no result is made up. */
export interface Unsupported extends PlanNode {
  readonly kind: 'unsupported';
  readonly input: LogicalPlan | undefined;
  readonly command: string;
  readonly reason: string;
}

/** A compiled plan: call it with a run and pull rows. */
export type Executable = (run: Run) => Iterable<Event>;

/** A placeholder for the rows that a command passes to its inner pipeline. */
export function given(span: Span): LogicalPlan {
  return { kind: 'scan', dataset: { kind: 'given' }, span };
}

/** The inputs of a node, the main one first. */
export function inputsOf(plan: LogicalPlan): readonly LogicalPlan[] {
  switch (plan.kind) {
    case 'scan':
      return [];
    case 'union':
      return plan.inputs;
    case 'join':
      return [plan.input, plan.right];
    case 'extension':
    case 'apply':
      return [...(plan.input === undefined ? [] : [plan.input]), ...(plan.subplans ?? [])];
    case 'substitute':
      return [...(plan.input === undefined ? [] : [plan.input]), ...plansOf(plan.substitutions)];
    case 'filter':
      return [plan.input, ...plansOf(substitutionsIn(plan.predicate))];
    case 'unsupported':
      return plan.input === undefined ? [] : [plan.input];
    default:
      return [plan.input];
  }
}

/** The same node with other inputs, in the order of `inputsOf`. */
export function withInputs(plan: LogicalPlan, inputs: readonly LogicalPlan[]): LogicalPlan {
  const [first, second] = inputs;
  if (first === undefined) return plan;
  switch (plan.kind) {
    case 'scan':
      return plan;
    case 'union':
      return { ...plan, inputs };
    case 'join':
      return { ...plan, input: first, right: second ?? plan.right };
    case 'extension':
    case 'apply':
      return plan.input === undefined
        ? { ...plan, subplans: inputs }
        : { ...plan, input: first, subplans: inputs.slice(1) };
    case 'substitute': {
      const subplans = plan.input === undefined ? inputs : inputs.slice(1);
      const substitutions = withPlans(plan.substitutions, subplans);
      return { ...plan, ...(plan.input !== undefined && { input: first }), substitutions };
    }
    case 'filter':
      return { ...plan, input: first, predicate: withSubplans(plan.predicate, inputs.slice(1)) };
    default:
      return { ...plan, input: first };
  }
}

/** The plan of a subsearch in an expression. */
export function planOf({ plan }: Substitution): LogicalPlan {
  // Safe: only the resolver creates substitutions, always with a plan.
  return plan as LogicalPlan;
}

/** The subsearches in a condition. */
export function* substitutionsIn(expr: Expr): Iterable<Substitution> {
  if (expr.kind === 'clause') yield* expr.substitutions;
  for (const child of childrenOf(expr)) yield* substitutionsIn(child);
}

function plansOf(substitutions: Iterable<Substitution>): readonly LogicalPlan[] {
  return [...substitutions].map(planOf);
}

/** The condition with other plans for its subsearches, in the same order. They only occur in clauses. */
function withSubplans(condition: Expr, plans: readonly LogicalPlan[]): Expr {
  if (plans.length === 0) return condition;
  const rest = [...plans];
  const replaced = (expr: Expr): Expr => {
    if (expr.kind === 'logic') return { ...expr, operands: expr.operands.map(replaced) };
    if (expr.kind !== 'clause') return expr;
    return withPlansOf(expr, rest.splice(0, expr.substitutions.length));
  };
  return replaced(condition);
}

function withPlansOf(clause: Clause, plans: readonly LogicalPlan[]): Clause {
  return { ...clause, substitutions: withPlans(clause.substitutions, plans) };
}

/** The node with other plans, in the same order; missing ones are not replaced. */
function withPlans(
  substitutions: readonly Substitution[],
  plans: readonly LogicalPlan[],
): readonly Substitution[] {
  return substitutions.map((one, index) => ({ ...one, plan: plans[index] ?? one.plan }));
}

/** The node as it acts on a row among others, for a run over that row alone: `table` keeps it whatever it has. */
export function amongOthers(node: LogicalPlan): LogicalPlan {
  if (node.kind !== 'project') return node;
  return { ...node, declared: node.fields.map(({ text }) => text) };
}

/** The inputs of a node, and the templates of plans that it builds while it runs. */
export function partsOf(plan: LogicalPlan): readonly LogicalPlan[] {
  const isExtension = plan.kind === 'extension' || plan.kind === 'apply';
  const templates = isExtension ? (plan.templates ?? []) : [];
  return templates.length === 0 ? inputsOf(plan) : [...inputsOf(plan), ...templates];
}

/** All nodes of a plan, inputs first. */
export function nodesOf(plan: LogicalPlan): readonly LogicalPlan[] {
  const nodes: LogicalPlan[] = [];
  collectNodes(plan, nodes);
  return nodes;
}

function collectNodes(plan: LogicalPlan, nodes: LogicalPlan[]): void {
  for (const part of partsOf(plan)) collectNodes(part, nodes);
  nodes.push(plan);
}
