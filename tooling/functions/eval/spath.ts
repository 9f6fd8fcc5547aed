import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';
import { valuesAt } from './json-path.ts';

export const spath: EagerFunction = {
  name: 'spath',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'path', type: 'string' },
  ],
  returns: 'any',
  category: 'text',
  summary: 'Returns the values at a path of JSON, such as a.b{}.c.',
  examples: [['spath("{\\"a\\":[{\\"b\\":1},{\\"b\\":2}]}","a{}.b")', '["1","2"]']],
  rules: [93],
  call: ([text = null, path = null]) => valuesAt(parseJson(text), toText(path)),
};
