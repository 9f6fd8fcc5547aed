import { jsonPathOfField, jsonValues } from '../json-path.ts';
import { Refused } from '../refused.ts';
import { call, column } from '../sql.ts';
import { Scope } from '../translation.ts';
import { asList, asText } from '../values.ts';
import { inputOf, type TranslatedCommand } from './command.ts';

/** `spath` without a path: the fields that the search names, from the paths of these names. */
export const spath: TranslatedCommand = {
  command: 'spath',
  translate: (node, translation) => {
    const { field } = node.args as { readonly field: string };
    const relation = inputOf(node, translation);
    const known = relation.fields.get(field);
    if (known === undefined) return { ...relation, isOpen: true, hidesFields: true };
    if (known.type === 'list')
      throw new Refused('values of several documents are not translated', node.span);
    const scope = new Scope(translation, relation);
    const document = scope.shared(asText(column(known.id, known.type)));
    const fields = [...translation.named].flatMap((name) => {
      const path = name.startsWith('_') ? undefined : jsonPathOfField(name);
      if (path === undefined) return [];
      const found = jsonValues(document, { path, takesContainers: false });
      const old = relation.fields.get(name);
      const value =
        old === undefined
          ? found
          : call('coalesce', [found, asList(column(old.id, old.type))], 'list');
      return [[name, value] as const];
    });
    return { ...translation.steps.extend(scope.relation, fields), isOpen: true, hidesFields: true };
  },
};
