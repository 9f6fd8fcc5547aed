import { Refused } from '../refused.ts';
import { call, column, type Sql, test, text } from '../sql.ts';
import { Scope } from '../translation.ts';
import { asList, asText, notEmpty } from '../values.ts';
import { inputOf, type TranslatedCommand } from './command.ts';

interface Splitting {
  readonly field: string;
  readonly delimiter: string;
  readonly tokenizer?: string;
  readonly allowEmpty: boolean;
}

/** `makemv`: splits the texts of a field. */
export const makemv: TranslatedCommand = {
  command: 'makemv',
  translate: (node, translation) => {
    const { field, delimiter, tokenizer, allowEmpty } = node.args as Splitting;
    const relation = inputOf(node, translation);
    const known = relation.fields.get(field);
    if (known === undefined) return relation;
    if (known.type === 'list')
      throw new Refused('makemv of a multivalue is not translated', node.span);
    if (tokenizer !== undefined) throw new Refused('a tokenizer is not translated', node.span);
    const scope = new Scope(translation, relation);
    const value = asText(column(known.id, known.type));
    const parts =
      delimiter === '' ? asList(value) : call('split', [value, text(delimiter)], 'list');
    const kept = notEmpty(scope.shared(allowEmpty ? parts : withoutEmpty(parts, scope)));
    return translation.steps.extend(scope.relation, [[field, kept]]);
  },
};

function withoutEmpty(list: Sql, scope: Scope): Sql {
  const parameter = scope.newParameter();
  const body = test('unequal', { kind: 'parameter', name: parameter, type: 'text' }, text(''));
  return call('list-filter', [list, { kind: 'lambda', parameter, body, type: 'boolean' }], 'list');
}
