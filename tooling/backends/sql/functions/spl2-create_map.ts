import { notLiteral } from '../refused.ts';
import { call, caseOf, type Sql, test, text } from '../sql.ts';
import { literalText, type Scope } from '../translation.ts';
import { asText, mapped } from '../values.ts';
import type { TranslatedFunction } from './function.ts';

/** A value as JSON. */
function json(value: Sql, scope: Scope): Sql {
  return caseOf([[test('is-null', value), text('null')]], written(value, scope));
}

function written(value: Sql, scope: Scope): Sql {
  if (value.type === 'map') return value;
  if (value.type === 'number') return asText(value);
  if (value.type === 'boolean') return call('lower', [asText(value)], 'text');
  if (value.type === 'text') return call('json-of-text', [value], 'text');
  const items = mapped(value, scope.newParameter(), (one) => call('json-of-text', [one], 'text'));
  return call(
    'concat',
    [text('['), call('list-join', [items, text(',')], 'text'), text(']')],
    'text',
  );
}

/** `spl2.create_map`. */
export const spl2CreateMap: TranslatedFunction = {
  id: 'spl2.create_map',
  translate: (args, { scope, span, sqlOf }) => {
    const [only] = args;
    const items = args.length === 1 && only?.kind === 'list' ? only.items : args;
    const entries = items.flatMap((item, index) => {
      if (index % 2 === 1) return [];
      const key = literalText(item);
      const value = items[index + 1];
      if (key === undefined || value === undefined) return notLiteral('a key', span);
      return [[key, sqlOf(value, scope)] as const];
    });
    const parts = entries.flatMap(([key, value], index) => [
      text(`${index === 0 ? '' : ','}${JSON.stringify(key)}:`),
      json(scope.shared(value), scope),
    ]);
    return call('concat', [text('{'), ...parts, text('}')], 'map');
  },
};
