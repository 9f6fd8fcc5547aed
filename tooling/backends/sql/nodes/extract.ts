import type { RegexExtraction } from '../../../plan/extraction.ts';
import type { Extract } from '../../../plan/plan.ts';
import { parseRegex } from '../../../regex/parser.ts';
import {
  childrenOf,
  type ParsedRegex,
  type RegexNode,
  someNode,
  widthOf,
} from '../../../regex/syntax.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { call, caseOf, column, integer, nothing, number, type Sql, test, text } from '../sql.ts';
import { Scope, type Translation } from '../translation.ts';
import { asText, lengthOf, notEmpty, unified } from '../values.ts';
import { extractPath } from './extract-path.ts';

/** Sets fields to parts of a text. */
export function extract({ input, field, by }: Extract, translation: Translation): Relation {
  const relation = translation.relation(input);
  const known = relation.fields.get(field.text);
  if (known === undefined) return relation;
  const value = column(known.id, known.type);
  const context = { translation, span: field.span };
  return by.kind === 'path'
    ? extractPath(relation, { value, by, ...context })
    : extractGroups(relation, { value, by, ...context });
}

interface Extracting {
  readonly value: Sql;
  readonly by: RegexExtraction;
  readonly translation: Translation;
  readonly span: Extract['span'];
}

function extractGroups(relation: Relation, { value, by, translation, span }: Extracting): Relation {
  if (by.positions !== undefined) throw new Refused('positions of groups are not translated', span);
  const parsed = parseRegex(by.regex, {});
  if ('reason' in parsed) throw new Refused(`the pattern is not valid: ${parsed.reason}`, span);
  const scope = new Scope(translation, relation);
  const texts = value.type === 'list' ? value : asText(value);
  const fields = by.groups.map((name) => {
    const found = foundIn(texts, {
      ...groupAs(parsed, name, { pattern: by.regex, scope, span }),
      most: by.most,
      scope,
    });
    const old = relation.fields.get(name);
    if (old === undefined) return [name, found] as const;
    const [a = found, b = found] = unified([found, column(old.id, old.type)]);
    return [name, call('coalesce', [a, b], a.type)] as const;
  });
  return translation.steps.extend(scope.relation, fields);
}

/** A group by its number, and what an empty result of it means. */
interface Group {
  readonly number: number;
  /** Whether a match may leave it out. */
  readonly isOptional: boolean;
}

interface Naming {
  readonly pattern: string;
  readonly scope: Scope;
  readonly span: Extract['span'];
}

/** A group as the pattern of the dialect numbers it. */
function groupAs(parsed: ParsedRegex, name: string, { pattern, scope, span }: Naming) {
  const group = groupOf(parsed, name, span);
  const written = scope.writtenRegex(pattern, 'capture', { span, group: group.number });
  return {
    regex: text(written.source),
    group: { ...group, number: written.group ?? group.number },
  };
}

function groupOf(parsed: ParsedRegex, name: string, span: Extract['span']): Group {
  const [index, ...others] = parsed.groupsByName.get(name) ?? [];
  if (index === undefined || others.length > 0)
    throw new Refused(`several groups are named "${name}"`, span);
  const isOptional = isLeftOut(parsed.root, index);
  if (
    isOptional &&
    someNode(
      parsed.root,
      (node) => node.kind === 'group' && node.index === index && widthOf(node.body).min === 0,
    )
  )
    throw new Refused(`the group "${name}" may be left out, or be empty: SQL does not tell`, span);
  return { number: index, isOptional };
}

/** Whether a match of the node may not contain the group. */
function isLeftOut(node: RegexNode, index: number): boolean {
  if (node.kind === 'group' && node.index === index) return false;
  if (!someNode(node, (one) => one.kind === 'group' && one.index === index)) return false;
  if (node.kind === 'choice') return true;
  if (node.kind === 'repeat' && node.min === 0) return true;
  return childrenOf(node).some((child) => isLeftOut(child, index));
}

interface Finding {
  readonly regex: Sql;
  readonly group: Group;
  /** The maximum number of matches; 0 for all. */
  readonly most: number;
  readonly scope: Scope;
}

function foundIn(value: Sql, { regex, group, most, scope }: Finding): Sql {
  const first = (one: Sql): Sql => {
    const found = call('first-match', [one, regex, integer(group.number)], 'text');
    const isMissing = group.isOptional
      ? test('equal', found, text(''))
      : test('not', test('matches', one, regex));
    return caseOf([[test('or', test('is-null', one), isMissing), nothing('text')]], found);
  };
  const all = (one: Sql): Sql => call('all-matches', [one, regex, integer(group.number)], 'list');
  const cut = (list: Sql): Sql =>
    most === 0
      ? list
      : call(
          'list-slice',
          [list, number(1), call('least', [lengthOf(list), number(most)], 'number')],
          'list',
        );
  if (value.type !== 'list') {
    if (most === 1) return first(value);
    return notEmpty(scope.shared(present(cut(scope.shared(all(value))), group, scope)));
  }
  const parameter = scope.newParameter();
  const item: Sql = { kind: 'parameter', name: parameter, type: 'text' };
  if (most === 1) {
    const found = call(
      'list-map',
      [value, { kind: 'lambda', parameter, body: first(item), type: 'text' }],
      'list',
    );
    return notEmpty(scope.shared(filtered(found, scope, (one) => test('is-not-null', one))));
  }
  const lists = call(
    'list-map',
    [value, { kind: 'lambda', parameter, body: cut(all(item)), type: 'list' }],
    'list',
  );
  return notEmpty(scope.shared(present(call('list-flatten', [lists], 'list'), group, scope)));
}

/** Without the empty results of groups that a match leaves out. */
function present(list: Sql, { isOptional }: Group, scope: Scope): Sql {
  return isOptional ? filtered(list, scope, (one) => test('unequal', one, text(''))) : list;
}

function filtered(list: Sql, scope: Scope, condition: (one: Sql) => Sql): Sql {
  const parameter = scope.newParameter();
  const body = condition({ kind: 'parameter', name: parameter, type: 'text' });
  return call('list-filter', [list, { kind: 'lambda', parameter, body, type: 'boolean' }], 'list');
}
