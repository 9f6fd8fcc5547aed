import type { ColumnField, Lookup } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { FieldColumn, Relation } from '../relation.ts';
import { known, numbered } from '../rows.ts';
import { boolean, call, caseOf, column, nothing, number, type Sql, test, text } from '../sql.ts';
import type { LookupRules, StoredLookup } from '../tables.ts';
import { Scope, type Translation } from '../translation.ts';
import { asList, asText, lengthOf, notEmpty, unified } from '../values.ts';
import { readTable } from './scan.ts';
import { expanded } from './unnest.ts';

/** Sets fields to columns of the rows of a table that match. */
export function lookup(node: Lookup, translation: Translation): Relation {
  const { table: name, keys, span } = node;
  const stored = translation.tables.lookup(name);
  if (stored === undefined) throw new Refused(`there is no table for the lookup "${name}"`, span);
  const relation = translation.relation(node.input);
  const inputs = keys.map(({ field }) => relation.fields.get(field.text));
  // Without one of the keys, no row changes.
  if (keys.length === 0 || inputs.includes(undefined)) return relation;
  const list = keys.find((_, index) => inputs[index]?.type === 'list');
  if (list !== undefined) return ofLists(relation, { node, stored, list, translation });
  const outputs = outputsOf(node, stored);
  const matches = matchesOf(relation, { node, stored, outputs, translation });
  return joined(relation, matches, { node, stored, outputs, translation });
}

interface LookingOfLists {
  readonly node: Lookup;
  readonly stored: StoredLookup;
  readonly list: ColumnField;
  readonly translation: Translation;
}

/** Each value of a multivalue is looked up, and what is found for all of them is one multivalue (rule 169). */
function ofLists(
  relation: Relation,
  { node, stored, list, translation }: LookingOfLists,
): Relation {
  const { steps } = translation;
  const { minMatches, defaultMatch } = stored.rules;
  if (node.keys.length > 1)
    throw new Refused(
      'a lookup by several values of several fields is not translated',
      list.field.span,
    );
  if (minMatches > 0 && defaultMatch !== undefined)
    throw new Refused(
      'default values of a lookup of several values are not translated',
      list.field.span,
    );
  const values = new Scope(translation, relation).field(list.field.text);
  const key = steps.newId('list');
  const distinct = steps.add({
    from: { kind: 'step', id: relation.step },
    keepsColumns: false,
    columns: [{ id: key, value: values }],
    where: known([values]),
    groupBy: [values],
  });
  const lists: Relation = {
    ...relation,
    step: distinct,
    fields: new Map([[list.field.text, { id: key, type: 'list' }]]),
    order: [],
    isOpen: false,
    hidesFields: false,
  };
  const items = expanded(lists, list.field.text, { translation, keepsMissing: false });
  const outputs = outputsOf(node, stored);
  const found = joined(items, matchesOf(items, { node, stored, outputs, translation }), {
    node: { ...node, keepsExisting: false },
    stored,
    outputs,
    translation,
  });
  const place = items.order[0]?.value ?? NEVER;
  const made = outputs.map(({ field }) => {
    const scope = new Scope(translation, found);
    const cell = scope.field(field);
    const all = call('collect-ordered', [asList(cell), place], 'list');
    return {
      field,
      column: { id: steps.newId(field), value: notEmpty(call('list-flatten', [all], 'list')) },
    };
  });
  const grouped = steps.newId('list');
  const listKey = column(key, 'list');
  const step = steps.add({
    from: { kind: 'step', id: found.step },
    keepsColumns: false,
    columns: [{ id: grouped, value: listKey }, ...made.map((one) => one.column)],
    groupBy: [listKey],
  });
  const matches: Matches = {
    step,
    keys: [column(grouped, 'list')],
    results: made.map(({ field, column: { id } }) => [field, { id, type: 'list' }]),
  };
  return joined(relation, matches, { node, stored, outputs, translation });
}

interface Looking {
  readonly node: Lookup;
  readonly stored: StoredLookup;
  readonly outputs: readonly Output[];
  readonly translation: Translation;
}

interface Output {
  readonly column: string;
  readonly field: string;
}

function outputsOf({ outputs, keys }: Lookup, { columns }: StoredLookup): readonly Output[] {
  const names = keys.map(({ column: key }) => key.text);
  if (outputs === 'all')
    return [...columns.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => ({ column: name, field: name }));
  return outputs
    .filter(({ column: one }) => columns.has(one.text))
    .map(({ column: one, field }) => ({ column: one.text, field: field.text }));
}

/** For each combination of keys among the rows: the values of the rows of the table that match. */
function matchesOf(relation: Relation, { node, stored, outputs, translation }: Looking): Matches {
  const { steps } = translation;
  const scope = new Scope(translation, relation);
  const keys = node.keys.map(({ field }) => asText(scope.field(field.text)));
  const copies = keys.map((value, index) => ({ id: steps.newId(`key ${index}`), value }));
  const distinct = steps.add({
    from: { kind: 'step', id: relation.step },
    keepsColumns: false,
    columns: copies,
    where: known(keys),
    groupBy: keys,
  });
  const [table, place] = withPlace(readTable(stored, translation), translation);
  const left = copies.map(({ id }) => column(id, 'text'));
  const on = all(
    node.keys.map((key, index) =>
      cellMatches(left[index] ?? NEVER, key, { table, rules: stored.rules }),
    ),
  );
  const pairs = steps.add({
    from: { kind: 'join', left: distinct, right: table.step, type: 'inner', on },
    keepsColumns: true,
    columns: [],
  });
  const results = outputs.map((output) => ({
    output,
    made: {
      id: steps.newId(output.field),
      value: collected(output.column, { table, place, rules: stored.rules }),
    },
  }));
  const step = steps.add({
    from: { kind: 'step', id: pairs },
    keepsColumns: false,
    columns: [
      ...left.map((value, index) => ({ id: copies[index]?.id ?? '', value })),
      ...results.map(({ made }) => made),
    ],
    groupBy: left,
  });
  return {
    step,
    keys: left,
    results: results.map(({ output, made }) => [
      output.field,
      { id: made.id, type: made.value.type },
    ]),
  };
}

interface Matches {
  readonly step: string;
  readonly keys: readonly Sql[];
  readonly results: readonly (readonly [field: string, FieldColumn])[];
}

const NEVER = boolean(false);

function withPlace(table: Relation, { steps }: Translation): readonly [Relation, Sql] {
  return numbered(table, steps);
}

interface Cells {
  readonly table: Relation;
  readonly rules: LookupRules;
}

function cellMatches(value: Sql, { column: key }: ColumnField, { table, rules }: Cells): Sql {
  const known = table.fields.get(key.text);
  if (known === undefined) return NEVER;
  const cell = asText(column(known.id, known.type));
  const kind = rules.matchTypes.get(key.text);
  if (kind === 'CIDR') throw new Refused('a lookup of subnets is not translated', key.span);
  const [a, b] = rules.caseSensitive ? [value, cell] : [lower(value), lower(cell)];
  return kind === 'WILDCARD' ? test('fits-wildcard', a, b) : test('equal', a, b);
}

function lower(value: Sql): Sql {
  return call('lower', [value], 'text');
}

function all(tests: readonly Sql[]): Sql {
  const [only] = tests;
  return only !== undefined && tests.length === 1 ? only : test('and', ...tests);
}

/** The values of a column in the rows that match, in their order, up to the maximum. */
function collected(name: string, { table, place, rules }: Cells & { readonly place: Sql }): Sql {
  const known = table.fields.get(name);
  const cell = known === undefined ? nothing('text') : asText(column(known.id, known.type));
  const { maxMatches } = rules;
  // Rows without a value in the column count toward the maximum.
  if (maxMatches === 1) return call('minimum-by-or-null', [cell, place], 'text');
  const ordered = call('collect-ordered', [cell, place], 'list');
  const most = call('least', [lengthOf(ordered), number(maxMatches)], 'number');
  return caseOf(
    [
      [
        test('more', lengthOf(ordered), number(0)),
        call('list-slice', [ordered, number(1), most], 'list'),
      ],
    ],
    nothing('list'),
  );
}

/** A row without one of the keys does not change; one that matches nothing loses its outputs, except with OUTPUTNEW. */
function joined(
  relation: Relation,
  matches: Matches,
  { node, stored, translation }: Looking,
): Relation {
  const { steps } = translation;
  const scope = new Scope(translation, relation);
  const keys = node.keys.map(({ field }, index) => {
    const value = scope.field(field.text);
    return matches.keys[index]?.type === 'list' ? value : asText(value);
  });
  const on = all(keys.map((key, index) => test('equal', key, matches.keys[index] ?? NEVER)));
  const step = steps.add({
    from: { kind: 'join', left: relation.step, right: matches.step, type: 'left', on },
    keepsColumns: true,
    columns: [],
  });
  const isLookedUp = known(keys);
  const { defaultMatch, minMatches } = stored.rules;
  if (minMatches > 1)
    throw new Refused('a lookup with several default values is not translated', node.span);
  const fields = matches.results.map(([field, { id, type }]) => {
    const found = column(id, type);
    const [value = found] =
      defaultMatch === undefined || minMatches === 0
        ? [found]
        : [withDefault(found, defaultMatch, matches)];
    const old = relation.fields.get(field);
    if (old === undefined)
      return [field, caseOf([[isLookedUp, value]], nothing(value.type))] as const;
    const [now = value, before = value] = unified([value, column(old.id, old.type)]);
    return [
      field,
      node.keepsExisting
        ? call('coalesce', [before, caseOf([[isLookedUp, now]], nothing(now.type))], now.type)
        : caseOf([[isLookedUp, now]], before),
    ] as const;
  });
  return steps.extend({ ...relation, step }, fields);
}

/** The default value where no row of the table matches. */
function withDefault(found: Sql, value: string, { keys }: Matches): Sql {
  const [key = NEVER] = keys;
  const [a = found, b = found] = unified([text(value), found]);
  return caseOf([[test('is-null', key), a]], b);
}
