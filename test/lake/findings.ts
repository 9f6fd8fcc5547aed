import { byCodeUnit } from '../../tooling/base/order.ts';
import { tripline } from '../cli/run.ts';

/** The JSON findings of a run over logs. */
export async function findingsOf(...logs: readonly string[]): Promise<string> {
  return (await tripline('run', ...logs, '--json')).out;
}

/** The rows of each detection as texts, as Splunk shows them, without an order. */
export function comparable(json: string): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>();
  for (const line of json.split('\n').filter((text) => text.startsWith('{'))) {
    const { detection, row } = JSON.parse(line);
    if (detection === undefined) continue;
    const fields = Object.entries(row).map(([field, value]) => [field, textsOf(value)] as const);
    const text = JSON.stringify(fields.toSorted(([a], [b]) => byCodeUnit(a, b)));
    rows.set(detection, [...(rows.get(detection) ?? []), text].sort(byCodeUnit));
  }
  return new Map([...rows].sort(([a], [b]) => byCodeUnit(a, b)));
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().map(String);
}
