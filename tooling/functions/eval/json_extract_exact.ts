import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { jsonText, jsonValue, parseJson } from './json.ts';

export const jsonExtractExact: EagerFunction = {
  name: 'json_extract_exact',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'key', type: 'any', isOptional: true },
  ],
  repeats: 1,
  returns: 'any',
  category: 'JSON',
  summary:
    'Returns the value of a key of a JSON object. The key is literal: dots do not separate path steps.',
  examples: [['json_extract_exact("{\\"a.b\\":1}","a.b")', '1']],
  rules: [93],
  call: ([text = null, ...keys]) => {
    const json = parseJson(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    const parts = keys.map((key) =>
      Object.hasOwn(json, toText(key)) ? json[toText(key)] : undefined,
    );
    return parts.length === 1 ? jsonValue(parts[0]) : jsonText(parts.map((part) => part ?? null));
  },
};
