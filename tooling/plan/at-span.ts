import { isPlainObject } from '../base/record.ts';
import type { Span } from '../base/source.ts';
import type { LogicalPlan } from './plan.ts';

/**
 * The same plan with all its spans replaced, for a search that was written while another one ran: its offsets mean
 * nothing in any file, so everything that it reports is shown at the command that wrote it.
 */
export function atSpan(plan: LogicalPlan, span: Span): LogicalPlan {
  return replaced(plan, span) as LogicalPlan;
}

function replaced(value: unknown, span: Span): unknown {
  if (Array.isArray(value)) return value.map((one) => replaced(one, span));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'span' ? span : replaced(one, span)]),
  );
}
