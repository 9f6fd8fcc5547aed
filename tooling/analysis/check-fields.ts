import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source } from '../base/source.ts';
import type { DataModelCatalog } from '../mapping/data-model-catalog.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { effectOf } from '../plan/effect-of.ts';
import { type LogicalPlan, partsOf } from '../plan/plan.ts';

/** What the check of fields needs besides the plan. */
export interface CheckContext {
  readonly source: Source;
  readonly dataModels: DataModelCatalog;
  readonly report: Report;
}

/** Reports missing data models, and fields that they do not have, up to the first aggregation. */
export function checkFields(plan: LogicalPlan, context: CheckContext): void {
  for (const part of partsOf(plan)) checkFields(part, context);
  const dataset = datasetBelow(plan, context.dataModels);
  if (dataset === undefined) return;
  const fields = fieldsOf(dataset, context.dataModels);
  if (fields === undefined) {
    if (plan.kind === 'scan') reportDataset(plan, dataset, context);
    return;
  }
  const name = [dataset.model, dataset.dataset].filter((part) => part !== '').join('.');
  const { reads } = effectOf(plan);
  if (reads === 'any') return;
  for (const { text, span: place } of reads) {
    if (fields.has(text) || text.includes('*') || isEnrichment(text, fields)) continue;
    const span = { source: context.source, ...place };
    const params = { name: text, dataset: name, nearest: nearestField(text, fields) };
    context.report(planDiagnostic('unknown-field', params, span));
  }
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

type DataModelDataset = { readonly model: string; readonly dataset: string };

function fieldsOf({ model, dataset }: DataModelDataset, dataModels: DataModelCatalog) {
  return dataModels.fieldsOf(model, dataset);
}

/** The dataset whose rows reach a node with their original field names. */
function datasetBelow(
  plan: LogicalPlan,
  dataModels: DataModelCatalog,
): DataModelDataset | undefined {
  if (plan.kind === 'scan') return plan.dataset.kind === 'data-model' ? plan.dataset : undefined;
  const input = 'input' in plan ? plan.input : undefined;
  if (input === undefined) return undefined;
  const dataset = datasetBelow(input, dataModels);
  if (dataset === undefined || input.kind === 'scan') return dataset;
  return isTransparent(input, fieldsOf(dataset, dataModels)) ? dataset : undefined;
}

/** Whether the rows of a node have no fields but those of the dataset, or names that it reads and are reported there. */
function isTransparent(node: LogicalPlan, fields: ReadonlySet<string> | undefined): boolean {
  const { adds, keeps, rows, reads } = effectOf(node);
  if (adds === 'any' || keeps !== 'all' || rows === 'regrouped') return false;
  const isRead = (name: string) => reads !== 'any' && reads.some(({ text }) => text === name);
  return adds.every((name) => fields?.has(name) === true || isRead(name));
}

function reportDataset(
  { span }: LogicalPlan,
  { model, dataset }: DataModelDataset,
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
