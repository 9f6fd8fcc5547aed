import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';
import { isObject } from './json-path.ts';

export const jsonHasKeyExact: EagerFunction = {
  name: 'json_has_key_exact',
  usage: 'json_has_key_exact(<json>,<key>)',
  summary:
    'Returns whether a JSON object has a key. The key is literal: dots do not separate path steps.',
  arity: [2, 2],
  examples: [
    ['json_has_key_exact("{\\"a.b\\":1}","a.b")', 'True'],
    ['json_has_key_exact("{\\"a\\":1}","b")', 'False'],
  ],
  rules: [94],
  call: ([text = null, key = null]) => {
    const json = parseJson(text);
    return isObject(json) ? Object.hasOwn(json, toText(key)) : null;
  },
};
