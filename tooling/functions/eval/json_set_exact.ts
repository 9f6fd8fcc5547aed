import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { asJson, jsonText, parseJson } from './json.ts';
import { withKey } from './json-path.ts';

export const jsonSetExact: EagerFunction = {
  name: 'json_set_exact',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'key', type: 'any' },
    { name: 'value', type: 'any' },
  ],
  repeats: 2,
  takesNull: true,
  returns: 'any',
  category: 'JSON',
  summary: 'Sets keys of a JSON object. Keys are literal: dots do not separate path steps.',
  examples: [['json_set_exact("{\\"a\\":1}","b.c",2)', '{"a":1,"b.c":2}']],
  rules: [94],
  call: ([text = null, ...pairs]) => {
    let json = parseJson(text);
    for (let index = 0; index + 1 < pairs.length; index += 2) {
      json = json && withKey(json, toText(pairs[index]), () => asJson(pairs[index + 1] ?? null));
    }
    return json === undefined ? null : jsonText(json);
  },
};
