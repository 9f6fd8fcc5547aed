import type { Report } from '../base/diagnostic.ts';
import type { Span } from '../base/source.ts';
import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { Dataset, Evaluate, Operator, Run, Test } from '../events/run.ts';
import type {
  Aggregation,
  Expression,
  Identifier,
  SearchExpression,
  SubsearchPlace,
} from '../spl/ast.ts';
import type { Effect } from './effect.ts';

/** Which language an expression is written in: the two differ in comparisons and functions. */
export type Dialect = 'spl' | 'spl2';

/** What a search computes, with the surface syntax gone. */
export type LogicalPlan =
  | Scan
  | Filter
  | Extend
  | Rename
  | Project
  | Aggregate
  | Sort
  | Limit
  | Dedup
  | Join
  | Union
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
  readonly predicate: Predicate;
}

export type Predicate =
  | SearchPredicate
  | { readonly kind: 'where'; readonly expression: Expression; readonly dialect: Dialect };

export interface SearchPredicate {
  readonly kind: 'search';
  readonly expression: SearchExpression;
  /** The plans of its subsearches; omitted without subsearches. */
  readonly substitutions?: readonly Substitution[];
}

/** A subsearch and the place for its text (fact 42). */
export interface Substitution {
  readonly place: SubsearchPlace;
  readonly plan: LogicalPlan;
  /** The span of the pipeline in the brackets, by which a predicate finds its plan. */
  readonly span: Span;
}

/** Sets fields in order. */
export interface Extend extends PlanNode {
  readonly kind: 'extend';
  readonly input: LogicalPlan;
  readonly assignments: readonly Assignment[];
  readonly dialect: Dialect;
}

export interface Assignment {
  /** `{name}` is the field whose name is the value of `name` (rule 48). */
  readonly target: Identifier;
  readonly expression: Expression;
}

/** Renames fields. A `*` on the right is the text that the `*` on the left matched. */
export interface Rename extends PlanNode {
  readonly kind: 'rename';
  readonly input: LogicalPlan;
  readonly pairs: readonly (readonly [from: Identifier, to: Identifier])[];
}

/** Keeps or removes fields by name; wildcards are allowed. `table` also removes internal fields. */
export interface Project extends PlanNode {
  readonly kind: 'project';
  readonly input: LogicalPlan;
  readonly mode: 'keep' | 'remove' | 'table';
  readonly fields: readonly Identifier[];
}

/** Groups rows by fields and computes one row per group. */
export interface Aggregate extends PlanNode {
  readonly kind: 'aggregate';
  readonly input: LogicalPlan;
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly Identifier[];
  /** Whether each distinct value of a multivalue BY field counts once per row. */
  readonly dedupSplitValues: boolean;
  readonly dialect: Dialect;
}

export interface Sort extends PlanNode {
  readonly kind: 'sort';
  readonly input: LogicalPlan;
  readonly keys: readonly SortKey[];
  /** 0 for all rows. */
  readonly limit: number;
}

export interface SortKey {
  readonly field: Identifier;
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
  readonly fields: readonly Identifier[];
  readonly keep: number;
  readonly keepEmpty: boolean;
  readonly consecutive: boolean;
}

export interface Join extends PlanNode {
  readonly kind: 'join';
  readonly input: LogicalPlan;
  readonly right: LogicalPlan;
  /** Empty for all fields that both sides have. */
  readonly fields: readonly Identifier[];
  readonly type: 'inner' | 'left';
  /** The maximum number of right rows per left row; 0 for all. */
  readonly max: number;
  readonly overwrite: boolean;
}

/** Concatenates its inputs. */
export interface Union extends PlanNode {
  readonly kind: 'union';
  readonly inputs: readonly LogicalPlan[];
}

/** A command that passes and backends run but do not inspect. */
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
  /** Whether it keeps a row, for a command that checks each row separately and changes none. */
  readonly keeps?: Test;
  /** The command adapted to later commands that need these fields, for a command that depends on it. */
  readonly whereNeeded?: (fields: readonly string[]) => Apply;
}

/** What the engine compiles for an operator. Mistakes in its input are reported. */
export interface Compiler {
  value(expression: Expression): Evaluate;
  test(predicate: Predicate): Test;
  /** Creates new totals, one per group of rows. */
  totals(aggregations: readonly Aggregation[]): () => Totals;
  /** A plan built while the search runs; its mistakes go to the report. */
  plan(plan: LogicalPlan, report: Report): Executable;
}

/** The state of aggregations over the rows so far. */
export interface Totals {
  add(row: Event, run: Run): void;
  /** Names and values of the output fields; null if there was nothing to compute. */
  results(): Iterable<readonly [name: string, value: FieldValue]>;
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
    case 'apply':
      return [...(plan.input === undefined ? [] : [plan.input]), ...(plan.subplans ?? [])];
    case 'substitute':
      return [...(plan.input === undefined ? [] : [plan.input]), ...plansOf(plan.substitutions)];
    case 'filter':
      return [plan.input, ...plansOf(substitutionsOf(plan.predicate))];
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
    case 'apply':
      return plan.input === undefined
        ? { ...plan, subplans: inputs }
        : { ...plan, input: first, subplans: inputs.slice(1) };
    case 'substitute': {
      const subplans = plan.input === undefined ? inputs : inputs.slice(1);
      const substitutions = withPlans(plan.substitutions, subplans);
      return { ...plan, ...(plan.input !== undefined && { input: first }), substitutions };
    }
    case 'filter': {
      const found = withPlans(substitutionsOf(plan.predicate), inputs.slice(1));
      const predicate =
        found.length === 0 ? plan.predicate : { ...plan.predicate, substitutions: found };
      return { ...plan, input: first, predicate };
    }
    default:
      return { ...plan, input: first };
  }
}

/** The subsearches of a predicate; only search predicates have any. */
export function substitutionsOf(predicate: Predicate): readonly Substitution[] {
  return predicate.kind === 'search' ? (predicate.substitutions ?? []) : [];
}

function plansOf(substitutions: readonly Substitution[]): readonly LogicalPlan[] {
  return substitutions.map(({ plan }) => plan);
}

/** The node with other plans, in the same order; missing ones are not replaced. */
function withPlans(
  substitutions: readonly Substitution[],
  plans: readonly LogicalPlan[],
): readonly Substitution[] {
  return substitutions.map((one, index) => ({ ...one, plan: plans[index] ?? one.plan }));
}

/** The inputs of a node, and the templates of plans that it builds while it runs. */
export function partsOf(plan: LogicalPlan): readonly LogicalPlan[] {
  const templates = plan.kind === 'apply' ? (plan.templates ?? []) : [];
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
