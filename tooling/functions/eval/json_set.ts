import { type Json, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { asJson, jsonText, parseJson } from './json.ts';

export const jsonSet: EagerFunction = {
  name: 'json_set',
  usage: 'json_set(<json>,<path>,<value>,…)',
  summary: 'JSON with values set at paths.',
  arity: [3, Number.POSITIVE_INFINITY],
  examples: [['json_set("{\\"a\\":1}","b",2)', '{"a":1,"b":2}']],
  rules: [94],
  call: ([text = null, ...pairs]) => {
    let json = parseJson(text);
    for (let index = 0; index + 1 < pairs.length && json !== undefined; index += 2) {
      json = withValue(json, toText(pairs[index]).split('.'), asJson(pairs[index + 1] ?? null));
    }
    return json === undefined ? null : jsonText(json);
  },
};

function withValue(json: Json, path: readonly string[], value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const base = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
  const inner = Object.hasOwn(base, key) ? (base[key] ?? null) : {};
  return Object.fromEntries([...Object.entries(base), [key, withValue(inner, rest, value)]]);
}
