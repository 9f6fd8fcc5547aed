import { type FieldValue, type Json, toFieldValue } from '../../events/field-value.ts';
import { jsonValue } from './json.ts';

/** All JSON values at a path such as `a.b{}.c` or `a{0}`, in order. */
export function partsAt(json: Json | undefined, path: string): readonly Json[] {
  const steps = stepsOf(path);
  if (json === undefined || steps.length > DEEPEST) return [];
  return steps.reduce<readonly Json[]>(
    (parts, step) => parts.flatMap((part) => next(part, step)),
    [json],
  );
}

/** The JSON values at a path as a field value. */
export function valuesAt(json: Json | undefined, path: string): FieldValue {
  const values = partsAt(json, path).map(jsonValue);
  return toFieldValue(values.filter((value) => value !== null));
}

/** Changes the JSON value at a path. Gets undefined if it does not exist; returns undefined to remove it. */
export type Change = (part: Json | undefined) => Json | undefined;

/** Changes the JSON value at a path. Creates missing objects on the path if needed. */
export function withPart(json: Json, path: string, change: Change): Json {
  const steps = stepsOf(path);
  return steps.length > DEEPEST ? json : (changed(json, steps, change) ?? json);
}

/** The maximum nesting; deeper paths match nothing. */
const DEEPEST = 100;

type Step = { readonly key: string } | { readonly index: number | undefined };

function stepsOf(path: string): readonly Step[] {
  return Array.from(path.matchAll(/([^.{}]+)|\{(\d*)\}/g), ([, key, index]) =>
    key === undefined ? { index: index ? Number(index) : undefined } : { key },
  );
}

function next(json: Json, step: Step): readonly Json[] {
  if ('key' in step) {
    return isObject(json) && Object.hasOwn(json, step.key) ? [json[step.key] ?? null] : [];
  }
  if (!Array.isArray(json)) return [];
  return step.index === undefined ? json : json.slice(step.index, step.index + 1);
}

function changed(json: Json | undefined, steps: readonly Step[], change: Change): Json | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return change(json);
  if ('key' in step) return withKey(json, step.key, (part) => changed(part, rest, change));
  if (!Array.isArray(json)) return json;
  return json.flatMap((item, index) => {
    const isMeant = step.index === undefined || step.index === index;
    return isMeant ? (changed(item, rest, change) ?? []) : [item];
  });
}

/** An object with one key changed, keeping the key order. */
export function withKey(json: Json | undefined, key: string, change: Change): Json | undefined {
  if (json !== undefined && !isObject(json)) return json;
  const before = json ?? {};
  const value = change(Object.hasOwn(before, key) ? before[key] : undefined);
  const others = Object.entries(before);
  if (value === undefined) {
    return json && Object.fromEntries(others.filter(([name]) => name !== key));
  }
  return Object.fromEntries([...others, [key, value]]);
}

/** Whether JSON is an object and not an array. */
export function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
