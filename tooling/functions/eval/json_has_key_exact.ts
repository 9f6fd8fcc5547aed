import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';
import { isObject } from './json-path.ts';

export const jsonHasKeyExact: EagerFunction = {
  name: 'json_has_key_exact',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'key', type: 'any' },
  ],
  returns: 'Boolean',
  category: 'JSON',
  summary:
    'Returns whether a JSON object has a key. The key is literal: dots do not separate path steps.',
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
