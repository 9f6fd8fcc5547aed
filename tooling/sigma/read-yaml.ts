import { isRecord } from '../base/record.ts';
import { sigmaDiagnostic } from './diagnostics.ts';
import type { ItemContext } from './item.ts';
import type { Path } from './yaml.ts';

/** A map at a key; undefined, and reported, if it is missing or something else. */
export function mapAt(
  path: Path,
  value: unknown,
  { yaml, report }: ItemContext,
): Readonly<Record<string, unknown>> | undefined {
  if (isRecord(value)) return value;
  const key = String(path.at(-1));
  const problem =
    value === undefined
      ? sigmaDiagnostic('missing-key', { key, parent: parentOf(path) }, yaml.spanAt(path))
      : sigmaDiagnostic('wrong-type', { key, expected: 'a map' }, yaml.spanAt(path));
  report(problem);
  return undefined;
}

function parentOf(path: Path): string {
  return path.length > 1 ? `"${path.at(-2)}"` : 'a rule';
}

/** The text of a value; undefined for anything but text and numbers. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The texts of a list, or of a single text. */
export function textsOf(value: unknown): readonly string[] {
  return [value].flat().flatMap((one) => textOf(one) ?? []);
}
