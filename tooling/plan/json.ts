import type { LogicalPlan } from './plan.ts';

/** A plan as JSON text. Numbers that JSON does not know are kept. */
export function toJson(plan: LogicalPlan): string {
  return JSON.stringify(plan, (_, value: unknown) => (isOdd(value) ? oddNumber(value) : value));
}

/** The plan of a JSON text that `toJson` wrote: it runs to the same rows. */
export function fromJson(text: string): LogicalPlan {
  // Safe for what toJson wrote; a plan from elsewhere has to pass the checker.
  if (!text.includes(KEY)) return JSON.parse(text) as LogicalPlan;
  return JSON.parse(text, (_, value: unknown) => numberOf(value) ?? value) as LogicalPlan;
}

const KEY = '$number';

function isOdd(value: unknown): value is number {
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0));
}

function oddNumber(value: number): object {
  return { [KEY]: Object.is(value, -0) ? '-0' : String(value) };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return undefined;
  const [key, text] = entry;
  return key === KEY && typeof text === 'string' ? Number(text) : undefined;
}
