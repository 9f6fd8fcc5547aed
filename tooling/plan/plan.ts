import type { Span } from '../base/source.ts';
import type { Dataset, GeoLocation } from '../events/run.ts';
import type { Aggregation } from './aggregation.ts';
import type { Bins } from './bins.ts';
import type { Conversion } from './conversion.ts';
import type { Effect } from './effect.ts';
import type { Clause, Expr, FieldRef, Substitution } from './expression.ts';
import type { Extraction, TextEdit } from './extraction.ts';
import type { Frame } from './frame.ts';

/** What a search computes, with the surface syntax gone. */
export type LogicalPlan =
  | Scan
  | Table
  | Values
  | Filter
  | Extend
  | Convert
  | Fill
  | Bin
  | Extract
  | Edit
  | Lookup
  | Locate
  | Unnest
  | Rename
  | Project
  | Aggregate
  | Window
  | Sort
  | Limit
  | Dedup
  | Join
  | Union
  | Extension
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
  /** The indexes of stored events, by name or pattern. A sample is what was chosen, so the engine reads all of it. */
  readonly indexes?: readonly string[];
  readonly range?: TimeRange;
}

/** The time range of stored events. */
export interface TimeRange {
  readonly earliest?: TimeBound;
  readonly latest?: TimeBound;
}

/** Seconds since 1970, or a time relative to the current time: `-1d@d`. */
export type TimeBound = number | string;

/** The rows of a stored table, in order. */
export interface Table extends PlanNode {
  readonly kind: 'table';
  readonly name: string;
  /** The number of rows to skip. */
  readonly start: number;
  /** The maximum number of rows; null for all. */
  readonly most: number | null;
  /** The columns of the table, if they are known. */
  readonly columns?: readonly string[] | undefined;
}

/** Rows that the search itself contains. */
export interface Values extends PlanNode {
  readonly kind: 'values';
  readonly rows: readonly ValuesRow[];
  /** How many times to return these rows. */
  readonly times: number;
  /** Whether rows without a time get the current time. */
  readonly stamped: boolean;
}

/** The fields of a row, in order. */
export type ValuesRow = readonly (readonly [name: string, value: string | number])[];

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

/** A field and the expression that sets it. */
export interface Assignment {
  /** `{name}` is the field whose name is the value of `name` (rule 48). */
  readonly target: FieldRef;
  readonly value: Expr;
}

/** Converts values between texts, numbers and times, one conversion after the other. */
export interface Convert extends PlanNode {
  readonly kind: 'convert';
  readonly input: LogicalPlan;
  readonly conversions: readonly Conversion[];
}

/** Sets a value in rows that do not have a field. An empty text is a value. */
export interface Fill extends PlanNode {
  readonly kind: 'fill';
  readonly input: LogicalPlan;
  /** `all`: the fields that any row has, and those in `needed`. */
  readonly fields: readonly FieldRef[] | 'all';
  /** Names of fields that a later node needs; see the pass `tell-needed-fields`. */
  readonly needed: readonly string[];
  readonly value: string;
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

/** Sets fields to parts of the text of a field. Each value of a multivalue is read; no result changes nothing. */
export interface Extract extends PlanNode {
  readonly kind: 'extract';
  readonly input: LogicalPlan;
  readonly field: FieldRef;
  readonly by: Extraction;
}

/** Edits each value of a field, one edit after the other. */
export interface Edit extends PlanNode {
  readonly kind: 'edit';
  readonly input: LogicalPlan;
  readonly field: FieldRef;
  readonly edits: readonly TextEdit[];
}

/**
 * Sets fields to columns of the rows of a stored table whose key columns match; how they match is a property of the table.
 * A row without one of the key fields does not change. Several matching rows make a multivalue.
 */
export interface Lookup extends PlanNode {
  readonly kind: 'lookup';
  readonly input: LogicalPlan;
  readonly table: string;
  readonly keys: readonly ColumnField[];
  /** `all`: every column that is not a key, under its own name. */
  readonly outputs: readonly ColumnField[] | 'all';
  /** The columns that `all` sets, if they are known. */
  readonly columns?: readonly string[] | undefined;
  /** Whether fields that have a value keep it. If not, rows without a match lose these fields. */
  readonly keepsExisting: boolean;
}

/** A column of a table, and the field of the rows that corresponds to it. */
export interface ColumnField {
  readonly column: FieldRef;
  readonly field: FieldRef;
}

/** Sets fields to the geographic location of an IP address. Unknown addresses change nothing. */
export interface Locate extends PlanNode {
  readonly kind: 'locate';
  readonly input: LogicalPlan;
  readonly field: FieldRef;
  readonly outputs: readonly { readonly property: keyof GeoLocation; readonly as: string }[];
}

/** Returns a row for each value of a multivalue field; rows with one value or none do not change. */
export interface Unnest extends PlanNode {
  readonly kind: 'unnest';
  readonly input: LogicalPlan;
  readonly field: FieldRef;
  /** The maximum number of rows per input row; 0 for all. */
  readonly limit: number;
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

/** Adds statistics of other rows to each row. Rows without one of the BY fields do not change, and do not count. */
export interface Window extends PlanNode {
  readonly kind: 'window';
  readonly input: LogicalPlan;
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly FieldRef[];
  readonly frame: Frame;
}

/** Sorts rows by keys, and keeps the first ones. */
export interface Sort extends PlanNode {
  readonly kind: 'sort';
  readonly input: LogicalPlan;
  readonly keys: readonly SortKey[];
  /** 0 for all rows. */
  readonly limit: number;
}

/** A field of an order, its direction, and how its values are compared. */
export interface SortKey {
  readonly field: FieldRef;
  readonly descending: boolean;
  readonly as: 'auto' | 'num' | 'str' | 'ip';
}

/** Keeps the first rows. */
export interface Limit extends PlanNode {
  readonly kind: 'limit';
  readonly input: LogicalPlan;
  readonly count: number;
}

/** Keeps the first rows of each combination of values. */
export interface Dedup extends PlanNode {
  readonly kind: 'dedup';
  readonly input: LogicalPlan;
  readonly fields: readonly FieldRef[];
  readonly keep: number;
  readonly keepEmpty: boolean;
  readonly consecutive: boolean;
}

/** Combines the rows of two inputs. */
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

/** A pair of fields that are compared. */
export interface JoinKey {
  readonly left: FieldRef;
  readonly right: FieldRef;
}

/** The names of the sides, which become prefixes of fields. */
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

/** A placeholder for the rows that a command passes to its inner pipeline. */
export function given(span: Span): LogicalPlan {
  return { kind: 'scan', dataset: { kind: 'given' }, span };
}

/** The inputs of a node, the main one first. */
export function inputsOf(plan: LogicalPlan): readonly LogicalPlan[] {
  switch (plan.kind) {
    case 'scan':
    case 'table':
    case 'values':
      return [];
    case 'union':
      return plan.inputs;
    case 'join':
      return [plan.input, plan.right];
    case 'extension':
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
    case 'table':
    case 'values':
      return plan;
    case 'union':
      return { ...plan, inputs };
    case 'join':
      return { ...plan, input: first, right: second ?? plan.right };
    case 'extension':
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

/** The subsearches in a condition. Only the search command has them, so they are in its logic and nowhere else. */
export function substitutionsIn(expr: Expr): readonly Substitution[] {
  if (expr.kind === 'clause') return expr.substitutions;
  if (expr.kind !== 'logic') return [];
  return expr.operands.flatMap(substitutionsIn);
}

function plansOf(substitutions: readonly Substitution[]): readonly LogicalPlan[] {
  return substitutions.map(planOf);
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
  const templates = plan.kind === 'extension' ? (plan.templates ?? []) : [];
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
