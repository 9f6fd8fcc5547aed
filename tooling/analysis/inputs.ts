import { byCodeUnit } from '../base/order.ts';
import { effectOf } from '../plan/effect-of.ts';
import { inputsOf, type LogicalPlan, nodesOf } from '../plan/plan.ts';

/** The inputs of a search: data model datasets and event fields. */
export interface SearchInputs {
  /** `Endpoint.Processes`; sorted. */
  readonly datasets: readonly string[];
  /** Fields that the events must have, as the search names them; sorted. */
  readonly fields: readonly string[];
}

/** The data model datasets and event fields that a plan reads. */
export function searchInputs(plan: LogicalPlan): SearchInputs {
  const datasets = new Set<string>();
  for (const node of nodesOf(plan)) {
    if (node.kind !== 'scan' || node.dataset.kind !== 'data-model') continue;
    datasets.add([node.dataset.model, node.dataset.dataset].filter(Boolean).join('.'));
  }
  const fields = new Set<string>();
  collectFields(plan, fields);
  return { datasets: [...datasets].sort(byCodeUnit), fields: [...fields].sort(byCodeUnit) };
}

/**
 * Adds the event fields that a plan reads. Returns the fields computed so far, or undefined once rows are no longer
 * events.
 */
function collectFields(plan: LogicalPlan, fields: Set<string>): ReadonlySet<string> | undefined {
  const [made] = inputsOf(plan).map((input) => collectFields(input, fields));
  if (plan.kind === 'scan') return new Set();
  if (made === undefined) return undefined;
  const { reads, adds, rows } = effectOf(plan);
  if (reads !== 'any') {
    for (const { text } of reads) if (isField(text) && !made.has(text)) fields.add(text);
  }
  return adds === 'any' || rows === 'regrouped' ? undefined : new Set([...made, ...adds]);
}

function isField(name: string): boolean {
  return !/^_(?:raw|time)$|[*{$]|^(?:null|true|false)$/i.test(name);
}
