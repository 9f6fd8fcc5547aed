import type { Join } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { FieldColumn, Relation } from '../relation.ts';
import { numbered } from '../rows.ts';
import { call, column, number, type Sql, test } from '../sql.ts';
import type { Translation } from '../translation.ts';
import { unified } from '../values.ts';

/** The rows of the left side with the fields of the first rows of the right side that have equal keys. */
export function join(node: Join, translation: Translation): Relation {
  const { keys, aliases, type, max, overwrite, span } = node;
  const left = translation.relation(node.input);
  const right = translation.relation(node.right);
  if (keys.length === 0) throw new Refused('a join without fields depends on the rows', span);
  const pairs = keys.map(
    (key) => [left.fields.get(key.left.text), right.fields.get(key.right.text)] as const,
  );
  const rightKeys = pairs.flatMap(([, key]) => (key === undefined ? [] : [value(key)]));
  const [taken, place] = firstOf(right, rightKeys, { max, translation, span });
  const on = matching(pairs);
  const step = translation.steps.add({
    from: { kind: 'join', left: left.step, right: taken.step, type, on },
    keepsColumns: true,
    columns: [],
  });
  const rows: Relation = {
    ...left,
    isOpen: left.isOpen || right.isOpen,
    hidesFields: left.hidesFields || right.hidesFields,
    step,
    fields: aliases === undefined ? left.fields : prefixed(left, aliases.left),
    order: place === undefined ? left.order : [...left.order, { value: place }],
  };
  const others = aliases === undefined ? right.fields : prefixed(right, aliases.right);
  return merged(rows, others, { overwrite, translation });
}

interface First {
  readonly max: number;
  readonly translation: Translation;
  readonly span: Join['span'];
}

/** At most so many rows of each key, the first ones. */
function firstOf(
  relation: Relation,
  keys: readonly Sql[],
  { max, translation, span }: First,
): readonly [Relation, Sql | undefined] {
  if (relation.order.length === 0)
    throw new Refused('the order of the rows of the table is not known', span);
  const [rows, place] = numbered(relation, translation.steps, keys);
  if (max === 0) return [rows, place];
  return [translation.steps.filter(rows, test('at-most', place, number(max))), place];
}

type Fields = ReadonlyMap<string, FieldColumn>;

function matching(
  pairs: readonly (readonly [FieldColumn | undefined, FieldColumn | undefined])[],
): Sql {
  const tests = pairs.map(([left, right]): Sql => {
    if (left === undefined || right === undefined)
      return { kind: 'boolean', value: false, type: 'boolean' };
    if (left.type === right.type) return test('equal', value(left), value(right));
    const [a, b] = unified([value(left), value(right)]);
    return a === undefined || b === undefined ? NEVER : test('equal', a, b);
  });
  const [only] = tests;
  return only !== undefined && tests.length === 1 ? only : test('and', ...tests);
}

const NEVER: Sql = { kind: 'boolean', value: false, type: 'boolean' };

/** Internal fields keep their names. */
function prefixed({ fields }: Relation, alias: string): Fields {
  return new Map(
    [...fields].map(([name, known]) => [name.startsWith('_') ? name : `${alias}.${name}`, known]),
  );
}

interface Merging {
  readonly overwrite: boolean;
  readonly translation: Translation;
}

function merged(left: Relation, right: Fields, { overwrite, translation }: Merging): Relation {
  const shared = [...right].flatMap(([name, known]) => {
    const own = left.fields.get(name);
    if (own === undefined) return [];
    const sides = unified(overwrite ? [value(known), value(own)] : [value(own), value(known)]);
    return [[name, call('coalesce', sides, sides[0]?.type ?? 'text')] as const];
  });
  const added = [...right].filter(([name]) => !left.fields.has(name));
  const fields = new Map([...left.fields, ...added]);
  const all = { ...left, fields };
  return shared.length === 0 ? all : translation.steps.extend(all, shared);
}

function value({ id, type }: FieldColumn): Sql {
  return column(id, type);
}
