import type { FieldReader } from '../../../events/event.ts';
import { type FieldValue, toText } from '../../../events/field-value.ts';
import type { Evaluate, Operator, Run } from '../../../events/run.ts';

/** A field and the compiled expression that sets it. */
export interface CompiledAssignment {
  readonly target: string;
  readonly value: Evaluate;
}

/** Sets fields in order; each expression can use the ones before it (rule 44). Null removes the field. */
export function extend(assignments: readonly CompiledAssignment[]): Operator {
  return function* (input, run) {
    for (const row of input) {
      const extended = new Map(row);
      for (const assignment of assignments) assign(extended, assignment, run);
      yield extended;
    }
  };
}

function assign(
  row: Map<string, FieldValue>,
  { target, value }: CompiledAssignment,
  run: Run,
): void {
  const result = value(row, run);
  const name = target.includes('{') ? templateName(target, row) : target;
  if (result === null) row.delete(name);
  else row.set(name, result);
}

/** `{x}` in a target is the value of the field x (rule 48). */
function templateName(target: string, row: FieldReader): string {
  return target.replace(/\{([^{}]+)\}/g, (_, field: string) => toText(row.get(field)));
}
