import { type FieldValue, isList, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const createMap: EagerFunction = {
  name: 'create_map',
  usage: 'create_map([<key>,<value>,...])',
  parameters: [
    { name: 'key', type: 'any', isOptional: true },
    { name: 'value', type: 'any', isOptional: true },
  ],
  repeats: 2,
  returns: 'any',
  category: 'JSON',
  summary: 'Creates a map from keys and values.',
  examples: [['create_map(["a",1])', '{"a":1}']],
  call: (args) => {
    const items = args.length === 1 && isList(args[0]) ? args[0] : args;
    const map = new Map<string, FieldValue>();
    for (let index = 0; index + 1 < items.length; index += 2)
      map.set(toText(items[index]), items[index + 1] ?? null);
    return map;
  },
};
