import type { From, Relation, Step } from './relation.ts';
import type { OrderTerm, Sql } from './sql.ts';

interface Result {
  readonly relation: Relation;
  readonly order: readonly OrderTerm[];
}

/** The steps that a result needs, and the one that has its rows. */
export interface Pruned {
  readonly steps: readonly Step[];
  readonly last: string;
}

/** The steps that the result needs, without the columns that nothing reads, and without steps that change nothing. */
export function pruned(steps: readonly Step[], result: Result): Pruned {
  return withoutCopies(neededSteps(steps, result), result.relation.step);
}

function neededSteps(steps: readonly Step[], { relation, order }: Result): readonly Step[] {
  const used = new Set<string>();
  for (const { id } of relation.fields.values()) used.add(id);
  for (const { value } of order) addColumns(value, used);
  const reached = new Set([relation.step]);
  const kept: Step[] = [];
  for (const step of [...steps].reverse()) {
    if (!reached.has(step.id)) continue;
    const left = withoutUnused(step, used);
    kept.push(left);
    addUses(left, used);
    for (const id of inputsOf(left.from)) reached.add(id);
  }
  return kept.reverse();
}

/** Steps that read one that only copies its input read that input. */
function withoutCopies(steps: readonly Step[], last: string): Pruned {
  const inputs = new Map<string, string>();
  const read = (id: string): string => inputs.get(id) ?? id;
  const kept = steps.flatMap((step): Step[] => {
    const from = redirected(step.from, read);
    if (from.kind !== 'step' || !isCopy(step)) return [{ ...step, from }];
    inputs.set(step.id, from.id);
    return [];
  });
  return { steps: kept, last: read(last) };
}

function isCopy({ keepsColumns, columns, where, groupBy, orderBy, limit }: Step): boolean {
  const parts = [where, groupBy, orderBy, limit];
  return keepsColumns && columns.length === 0 && parts.every((part) => part === undefined);
}

function redirected(from: From, read: (id: string) => string): From {
  switch (from.kind) {
    case 'step':
    case 'unnest':
      return { ...from, id: read(from.id) };
    case 'join':
      return { ...from, left: read(from.left), right: read(from.right) };
    case 'union':
      return { ...from, ids: from.ids.map(read) };
    default:
      return from;
  }
}

/** Keys of groups and the branches of a union keep their columns: their number must fit. */
function withoutUnused(step: Step, used: ReadonlySet<string>): Step {
  return { ...step, columns: step.columns.filter(({ id }) => used.has(id)) };
}

function inputsOf(from: From): readonly string[] {
  switch (from.kind) {
    case 'step':
    case 'unnest':
      return [from.id];
    case 'join':
      return [from.left, from.right];
    case 'union':
      return from.ids;
    default:
      return [];
  }
}

function addUses(
  { from, columns, where, groupBy = [], orderBy = [] }: Step,
  used: Set<string>,
): void {
  for (const { value } of columns) addColumns(value, used);
  for (const key of groupBy) addColumns(key, used);
  for (const { value } of orderBy) addColumns(value, used);
  if (where !== undefined) addColumns(where, used);
  if (from.kind === 'unnest') addColumns(from.list, used);
  if (from.kind === 'join') addColumns(from.on, used);
}

function addColumns(value: Sql, used: Set<string>): void {
  switch (value.kind) {
    case 'column':
      used.add(value.id);
      break;
    case 'call':
      for (const arg of value.args) addColumns(arg, used);
      break;
    case 'json':
      addColumns(value.document, used);
      break;
    case 'lambda':
      addColumns(value.body, used);
      break;
    case 'case':
      for (const [condition, result] of value.branches) {
        addColumns(condition, used);
        addColumns(result, used);
      }
      addColumns(value.otherwise, used);
      break;
    case 'over':
      addColumns(value.value, used);
      for (const key of value.partition) addColumns(key, used);
      for (const term of value.order) addColumns(term.value, used);
      break;
    default:
      break;
  }
}
