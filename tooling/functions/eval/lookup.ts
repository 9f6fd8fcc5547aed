import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';

export const lookup: EagerFunction = {
  name: 'lookup',
  usage: 'lookup(<table>,<json of inputs>,<json array of outputs>)',
  summary: 'The outputs of the first row of a lookup that fits, as a JSON object.',
  arity: [3, 3],
  examples: [],
  rules: [95],
  call: ([table = null, inputs = null, outputs = null], run) => {
    const rows = run.lookup(toText(table))?.rows ?? [];
    const wanted = Object.entries(Object(parseJson(inputs)));
    const row = rows.find((candidate) =>
      wanted.every(([key, value]) => toText(candidate.get(key)) === String(value)),
    );
    const names = parseJson(outputs);
    if (row === undefined || !Array.isArray(names)) return null;
    const found = names.map((name) => [String(name), toText(row.get(String(name)))] as const);
    return jsonText(Object.fromEntries(found));
  },
};
