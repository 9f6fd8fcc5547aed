import { type Json, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { asJson, jsonText } from './json.ts';

export const jsonObject: EagerFunction = {
  name: 'json_object',
  parameters: [
    { name: 'key', type: 'any', isOptional: true },
    { name: 'value', type: 'any', isOptional: true },
  ],
  repeats: 2,
  takesNull: true,
  returns: 'any',
  category: 'JSON',
  summary: 'Creates a JSON object from keys and values.',
  examples: [['json_object("a",1,"b","x")', '{"a":1,"b":"x"}']],
  rules: [94],
  call: (args) => {
    const entries: [string, Json][] = [];
    for (let index = 0; index + 1 < args.length; index += 2) {
      entries.push([toText(args[index]), asJson(args[index + 1] ?? null)]);
    }
    return jsonText(Object.fromEntries(entries));
  },
};
