import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { jsonText, jsonValue, parseJson } from './json.ts';
import { isObject } from './json-path.ts';

export const lookup: EagerFunction = {
  name: 'lookup',
  usage: 'lookup(<table>,<json of inputs>,<json array of outputs>)',
  parameters: [
    { name: 'table', type: 'any' },
    { name: 'json_of_inputs', type: 'any' },
    { name: 'json_array_of_outputs', type: 'any' },
  ],
  returns: 'any',
  category: 'comparison',
  summary: 'Returns the output columns of the first matching row of a lookup as a JSON object.',
  examples: [],
  rules: [95],
  call: ([table = null, inputs = null, outputs = null], run) => {
    const rows = run.lookup(toText(table))?.rows ?? [];
    const given = parseJson(inputs);
    const wanted = Object.entries(isObject(given) ? given : {});
    const row = rows.find((candidate) =>
      wanted.every(([key, value]) => toText(candidate.get(key)) === toText(jsonValue(value))),
    );
    const names = parseJson(outputs);
    if (row === undefined || !Array.isArray(names)) return null;
    const found = names.map(jsonValue).map((name) => [toText(name), toText(row.get(toText(name)))]);
    return jsonText(Object.fromEntries(found));
  },
};
