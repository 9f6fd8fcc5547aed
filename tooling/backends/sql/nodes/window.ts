import type { Aggregation } from '../../../plan/aggregation.ts';
import type { RunningFrame } from '../../../plan/frame.ts';
import type { Window } from '../../../plan/plan.ts';
import { conditionOf, sqlOf } from '../expression.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { known } from '../rows.ts';
import { boolean, call, caseOf, column, nothing, number, type Sql, test } from '../sql.ts';
import { Scope, type Translation } from '../translation.ts';
import { asNumber, asText, lengthOf, notEmpty, unified } from '../values.ts';
import { grouped } from './aggregate.ts';

/** Statistics of other rows in each row. */
export function window(node: Window, translation: Translation): Relation {
  const relation = translation.relation(node.input);
  const list = node.by.find(({ text }) => relation.fields.get(text)?.type === 'list');
  if (list !== undefined)
    throw new Refused(
      'statistics of rows with several values of a BY field are not translated',
      list.span,
    );
  return node.frame.kind === 'whole'
    ? whole(relation, node, translation)
    : running(relation, node, { frame: node.frame, translation });
}

/** The statistics of the groups, joined to their rows. */
function whole(
  relation: Relation,
  { aggregations, by }: Window,
  translation: Translation,
): Relation {
  const { steps } = translation;
  const keys = by.map(({ text }) => relation.fields.get(text));
  if (keys.includes(undefined)) return relation;
  // The columns of the groups get names of their own, beside those of the rows.
  const copies = steps.extend(
    relation,
    by.map(({ text }) => [`group ${text}`, new Scope(translation, relation).field(text)]),
  );
  const groups = grouped(copies, {
    aggregations,
    by: by.map((field) => ({ ...field, text: `group ${field.text}` })),
    dedupSplitValues: true,
    translation,
  });
  const pairs = by.map(({ text }) => {
    const left = new Scope(translation, relation).field(text);
    const right = new Scope(translation, groups).field(`group ${text}`);
    return test('equal', left, right);
  });
  const [first] = pairs;
  const on =
    first === undefined ? boolean(true) : pairs.length === 1 ? first : test('and', ...pairs);
  const step = steps.add({
    from: { kind: 'join', left: relation.step, right: groups.step, type: 'left', on },
    keepsColumns: true,
    columns: [],
  });
  const results = [...groups.fields].filter(
    ([name]) => !by.some(({ text }) => `group ${text}` === name),
  );
  return withResults(
    { ...relation, step },
    results.map(([name, { id, type }]) => [name, column(id, type)]),
    translation,
  );
}

/** A statistic without a value changes no field. */
function withResults(
  relation: Relation,
  results: readonly (readonly [string, Sql])[],
  { steps }: Translation,
): Relation {
  const fields = results.map(([name, value]) => {
    const old = relation.fields.get(name);
    if (old === undefined) return [name, value] as const;
    const [a = value, b = value] = unified([value, column(old.id, old.type)]);
    return [name, call('coalesce', [a, b], a.type)] as const;
  });
  return steps.extend(relation, fields);
}

interface Running {
  readonly frame: RunningFrame;
  readonly translation: Translation;
}

/** The rows up to the current one, in order. */
function running(
  relation: Relation,
  { aggregations, by, span }: Window,
  { frame, translation }: Running,
): Relation {
  const { restarts, seconds, isGlobal, size, includesCurrent } = frame;
  if (restarts.onChange || restarts.before !== undefined || restarts.after !== undefined)
    throw new Refused('streamstats with resets is not translated', span);
  if (seconds !== undefined)
    throw new Refused('streamstats with a time window is not translated', span);
  if (size > 0 && isGlobal && by.length > 0)
    throw new Refused('streamstats with a window over all groups is not translated', span);
  if (relation.order.length === 0)
    throw new Refused('the order of the rows of the table is not known', span);
  const keys = by.map(({ text }) => relation.fields.get(text));
  if (keys.includes(undefined)) return relation;
  const partition = keys.flatMap((key) => (key === undefined ? [] : [column(key.id, key.type)]));
  const scope = new Scope(translation, relation);
  const values = aggregations.map((one) => ({ one, value: inputOf(one, scope) }));
  const from = size === 0 ? 'first' : includesCurrent ? size - 1 : size;
  const over = (value: Sql): Sql => ({
    kind: 'over',
    value,
    partition,
    order: scope.relation.order,
    frame: { from, to: includesCurrent ? 0 : 1 },
    type: value.type,
  });
  const isGrouped = partition.length === 0 ? undefined : known(partition);
  const results = values.map(({ one, value }): readonly [string, Sql] => {
    const result = statisticOf(one, value, over);
    return [
      one.as.text,
      isGrouped === undefined ? result : caseOf([[isGrouped, result]], nothing(result.type)),
    ];
  });
  return withResults(scope.relation, results, translation);
}

function inputOf({ input, span }: Aggregation, scope: Scope): Sql {
  if (input.kind === 'rows') return number(1);
  if (input.kind === 'value') return scope.shared(sqlOf(input.value, scope));
  if (input.kind === 'fields') throw new Refused('a pattern of fields is not translated', span);
  const condition = conditionOf(input.condition, scope);
  return scope.shared(caseOf([[condition, number(1)]], nothing('number')));
}

function statisticOf({ fn, span }: Aggregation, value: Sql, over: (value: Sql) => Sql): Sql {
  if (value.type === 'list')
    throw new Refused('running statistics of a multivalue are not translated', span);
  switch (fn) {
    case 'count':
      return counted(value, over);
    case 'sum':
      return over(call('sum', [asNumber(value)], 'number'));
    case 'min':
    case 'max': {
      if (value.type !== 'number')
        throw new Refused('running extremes of values that may be texts are not translated', span);
      return over(call(fn === 'min' ? 'minimum' : 'maximum', [value], 'number'));
    }
    case 'avg': {
      const numbers = asNumber(value);
      const count = counted(numbers, over);
      const mean = call('divide', [over(call('sum', [numbers], 'number')), count], 'number');
      return caseOf([[test('more', count, number(0)), mean]], nothing('number'));
    }
    case 'first':
    case 'last':
      return over(call(`${fn}-known`, [value], value.type));
    case 'distinct_count':
      return call(
        'coalesce',
        [lengthOf(call('list-distinct', [collected(value, over)], 'list')), number(0)],
        'number',
      );
    case 'values':
      return notEmpty(
        call('list-sort', [call('list-distinct', [collected(value, over)], 'list')], 'list'),
      );
    default:
      throw new Refused(`${fn}() over the rows before is not translated`, span);
  }
}

/** A count in SQL is no double: it would have to be converted inside of the window. */
function counted(value: Sql, over: (value: Sql) => Sql): Sql {
  const one = caseOf([[test('is-null', value), number(0)]], number(1));
  return call('coalesce', [over(call('sum', [one], 'number')), number(0)], 'number');
}

function collected(value: Sql, over: (value: Sql) => Sql): Sql {
  return over(call('collect', [asText(value)], 'list'));
}
