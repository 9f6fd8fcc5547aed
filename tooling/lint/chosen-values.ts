import { effectOf } from '../plan/effect-of.ts';
import type { Expr } from '../plan/expression.ts';
import { inputsOf, type LogicalPlan } from '../plan/plan.ts';
import { fieldsRead } from '../plan/reads.ts';

/** What a search selects its results by. */
export interface Selection {
  /** Conditions on fields whose values an attacker chooses freely. */
  readonly chosen: readonly Expr[];
  /** Whether it has a condition on anything else. */
  readonly isFirm: boolean;
}

/** What attackers name as they like: programs and their arguments, files, services, tasks, pipes and clients. */
const CHOSEN: readonly string[] = [
  ...['process_name', 'process', 'process_path', 'process_exec', 'image', 'newprocessname'],
  ...['commandline', 'process_command_line', 'cmd_line', 'file_name', 'targetfilename'],
  ...['servicename', 'service_name', 'taskname', 'pipename', 'http_user_agent', 'user_agent'],
];

/** Fields that select logs, and kinds of events in them. */
const ORIGIN: ReadonlySet<string> = new Set([
  ...['index', 'source', 'sourcetype', 'eventtype', 'tag', 'host', '_time', 'channel'],
  ...['eventcode', 'eventid', 'event_id', 'category', 'provider_name'],
]);

interface State {
  readonly fields: ReadonlySet<string>;
  readonly selection: Selection;
}

/** What the conditions of a plan are about. Negated conditions exclude, and do not select. */
export function selectionOf(plan: LogicalPlan): Selection {
  return stateOf(plan).selection;
}

function stateOf(node: LogicalPlan): State {
  const { fields, selection } = merged(inputsOf(node).map(stateOf));
  switch (node.kind) {
    case 'filter':
      return { fields, selection: withCondition(selection, node.predicate, fields) };
    case 'extend': {
      const added = node.assignments.filter(({ value }) => isChosen(fieldNames(value), fields));
      return {
        fields: new Set([...fields, ...added.map(({ target }) => keyOf(target.text))]),
        selection,
      };
    }
    case 'lookup': {
      const keys = node.keys.map(({ field }) => keyOf(field.text));
      const outputs =
        node.outputs === 'all' ? (node.columns ?? []) : node.outputs.map(({ field }) => field.text);
      return {
        fields: isChosen(keys, fields) ? new Set([...fields, ...outputs.map(keyOf)]) : fields,
        selection,
      };
    }
    default: {
      // Commands that look at several rows select by behavior.
      const isAcross = effectOf(node).looksAt === 'rows' && inputsOf(node).length > 1;
      return { fields, selection: { ...selection, isFirm: selection.isFirm || isAcross } };
    }
  }
}

function merged(states: readonly State[]): State {
  if (states.length === 0)
    return { fields: new Set(CHOSEN), selection: { chosen: [], isFirm: false } };
  return {
    fields: new Set(states.flatMap(({ fields }) => [...fields])),
    selection: {
      chosen: states.flatMap(({ selection }) => selection.chosen),
      isFirm: states.some(({ selection }) => selection.isFirm),
    },
  };
}

function withCondition(before: Selection, predicate: Expr, fields: ReadonlySet<string>): Selection {
  const chosen = [...before.chosen];
  let { isFirm } = before;
  for (const condition of positiveIn(predicate)) {
    const names = fieldNames(condition).filter((name) => !ORIGIN.has(name));
    if (names.length === 0) continue;
    if (isChosen(names, fields)) chosen.push(condition);
    else isFirm = true;
  }
  return { chosen, isFirm };
}

function* positiveIn(expr: Expr): Iterable<Expr> {
  if (expr.kind === 'logic') {
    if (expr.op !== 'not') for (const operand of expr.operands) yield* positiveIn(operand);
  } else if (!('op' in expr && expr.op === '!=')) yield expr;
}

const fieldNames = (expr: Expr) => fieldsRead(expr).map(({ text }) => keyOf(text));

function isChosen(names: readonly string[], fields: ReadonlySet<string>): boolean {
  return names.length > 0 && names.every((name) => fields.has(name));
}

/** `Processes.process_name` is `process_name`; names differ in case between sources. */
function keyOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
