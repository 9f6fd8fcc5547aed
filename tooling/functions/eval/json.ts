import {
  type FieldValue,
  type Json,
  toFieldValue,
  toJson,
  toNumber,
  toText,
} from '../../events/field-value.ts';

/** Nesting that is followed; deeper data reads as absent. */
const DEEPEST = 100;

/** Parses JSON text; undefined when it is none. */
export function parseJson(value: FieldValue | undefined): Json | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  try {
    return JSON.parse(toText(value));
  } catch {
    return undefined;
  }
}

/** A part of JSON as a field's value: texts and numbers as they are, structures as JSON text. */
export function jsonValue(json: Json | undefined): FieldValue {
  if (json === undefined || json === null) return null;
  if (typeof json === 'object') return jsonText(json);
  return typeof json === 'boolean' ? String(json) : json;
}

/** JSON as text; null for data that is nested too deeply to be written. */
export function jsonText(json: Json): string | null {
  try {
    return JSON.stringify(json);
  } catch {
    return null;
  }
}

/** The other way: texts that are JSON structures are taken as such. */
export function asJson(value: FieldValue): Json {
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) return parseJson(value) ?? value;
  if (typeof value === 'string' && toNumber(value) !== undefined) return Number(value);
  return toJson(value);
}

/** All parts at a path such as `a.b{}.c` or `a{0}`, in order. */
export function partsAt(json: Json | undefined, path: string): Json[] {
  let parts: Json[] = json === undefined ? [] : [json];
  for (const step of stepsOf(path)) {
    parts = parts.flatMap((part) => next(part, step));
    if (parts.length === 0) return parts;
  }
  return parts;
}

export function valuesAt(json: Json | undefined, path: string): FieldValue {
  const values = partsAt(json, path).map(jsonValue);
  return toFieldValue(values.filter((value) => value !== null));
}

type Step = { readonly key: string } | { readonly index: number | undefined };

function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  for (const [, key, index] of path.matchAll(/([^.{}]+)|\{(\d*)\}/g)) {
    if (steps.length === DEEPEST) return [];
    steps.push(key === undefined ? { index: index ? Number(index) : undefined } : { key });
  }
  return steps;
}

function next(json: Json, step: Step): Json[] {
  if ('key' in step) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return [];
    return Object.hasOwn(json, step.key) ? [json[step.key] ?? null] : [];
  }
  if (!Array.isArray(json)) return [];
  return step.index === undefined ? json : json.slice(step.index, step.index + 1);
}
