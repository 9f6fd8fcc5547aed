import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source, Span } from '../base/source.ts';
import type { DataModelCatalog } from '../mapping/data-model-catalog.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import type { Effect } from '../plan/effect.ts';
import { effectOf } from '../plan/effect-of.ts';
import { type LogicalPlan, partsOf, type Scan } from '../plan/plan.ts';

/** What the check of fields needs besides the plan. */
export interface CheckContext {
  readonly source: Source;
  readonly dataModels: DataModelCatalog;
  readonly report: Report;
}

/** Reports missing data models, and fields that they do not have, up to the first aggregation. */
export function checkFields(plan: LogicalPlan, context: CheckContext): void {
  checkNode(plan, context);
}

/** A dataset that exists, and the names of its fields. */
interface Rows {
  readonly dataset: DataModelDataset;
  readonly fields: ReadonlySet<string>;
}

/** Returns the dataset whose rows a node returns with their original field names. */
function checkNode(node: LogicalPlan, context: CheckContext): Rows | undefined {
  const [input] = partsOf(node).map((part) => checkNode(part, context));
  if (node.kind === 'scan') return rowsOf(node, context);
  if (input === undefined || !('input' in node) || node.input === undefined) return undefined;
  const effect = effectOf(node);
  checkReads(effect, input, context);
  return isTransparent(effect, input) ? input : undefined;
}

function rowsOf({ dataset, span }: Scan, context: CheckContext): Rows | undefined {
  if (dataset.kind !== 'data-model') return undefined;
  const fields = context.dataModels.fieldsOf(dataset.model, dataset.dataset);
  if (fields === undefined) reportDataset(dataset, span, context);
  return fields && { dataset, fields };
}

function checkReads(
  { reads }: Effect,
  { dataset, fields }: Rows,
  { source, report }: CheckContext,
): void {
  if (reads === 'any') return;
  const name = [dataset.model, dataset.dataset].filter((part) => part !== '').join('.');
  for (const { text, span } of reads) {
    if (fields.has(text) || text.includes('*') || isEnrichment(text, fields)) continue;
    const params = { name: text, dataset: name, nearest: nearestField(text, fields) };
    report(planDiagnostic('unknown-field', params, { source, ...span }));
  }
}

/** Whether the rows of a node have no fields but those of the dataset, or names that it reads and are reported there. */
function isTransparent({ adds, keeps, rows, reads }: Effect, { fields }: Rows): boolean {
  if (adds === 'any' || keeps !== 'all' || rows === 'regrouped') return false;
  const isRead = (name: string) => reads !== 'any' && reads.some(({ text }) => text === name);
  return adds.every((name) => fields.has(name) || isRead(name));
}

/** A field with the same name and another prefix is more likely than one with a similar name. */
function nearestField(name: string, fields: ReadonlySet<string>): string | undefined {
  const last = lastPart(name);
  if (fields.has(last)) return last;
  return [...fields].find((field) => lastPart(field) === last) ?? nearest(name, fields);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The asset and identity framework adds fields about a host or user: `Processes.dest_priority`. */
function isEnrichment(name: string, fields: ReadonlySet<string>): boolean {
  const base = name.replace(/_(?:bunit|category|priority|watchlist|asset_id)$/, '');
  return base !== name && fields.has(base);
}

type DataModelDataset = Extract<Scan['dataset'], { kind: 'data-model' }>;

function reportDataset(
  { model, dataset }: DataModelDataset,
  span: Span,
  { source, dataModels, report }: CheckContext,
): void {
  const known = [...dataModels.modelNames()];
  const isModel = known.includes(model);
  const suggestion = isModel
    ? nearest(dataset, dataModels.datasetNames(model))
    : nearest(model, known);
  const name = dataset === '' ? model : `${model}.${dataset}`;
  const full =
    suggestion === undefined
      ? undefined
      : isModel
        ? `${model}.${suggestion}`
        : `${suggestion}.${dataset}`;
  report(planDiagnostic('unknown-data-model', { name, nearest: full }, { source, ...span }));
}
