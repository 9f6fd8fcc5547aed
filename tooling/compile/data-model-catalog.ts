import type { Report } from '../base/diagnostic.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataModel, Dataset } from '../content/model.ts';
import type { SearchTest } from '../engine/search.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue } from '../events/field-value.ts';
import type { Evaluate, Run } from '../events/run.ts';
import { compileConstraint, compileExpressionText } from './compile-text.ts';

/** Fields that every dataset has, without a prefix. */
const COMMON_FIELDS = ['_time', '_raw', 'source', 'sourcetype', 'host'];

interface CompiledDataset {
  readonly name: string;
  readonly parent: CompiledDataset | undefined;
  /** `Processes`, or `All_Changes.Account_Management` for a child. */
  readonly prefix: string;
  readonly admits: SearchTest;
  readonly plain: readonly string[];
  readonly unknown: readonly string[];
  readonly calculated: readonly (readonly [field: string, value: Evaluate])[];
}

/** The data models that searches can read, compiled. */
export class DataModelCatalog {
  private readonly models = new Map<string, ReadonlyMap<string, CompiledDataset>>();

  constructor(documents: Iterable<ContentDocument<DataModel>>, report: Report) {
    for (const document of documents)
      this.models.set(document.data.name, compileModel(document, report));
  }

  modelNames(): Iterable<string> {
    return this.models.keys();
  }

  datasetNames(model: string): Iterable<string> {
    return this.models.get(model)?.keys() ?? [];
  }

  /** Names of the fields of a dataset, prefixes included; undefined when there is no such dataset. */
  fieldsOf(model: string, dataset: string): ReadonlySet<string> | undefined {
    const datasets = this.datasetsFor(model, dataset);
    if (datasets.length === 0) return undefined;
    const names = new Set(['nodename', 'index', ...COMMON_FIELDS]);
    for (const found of datasets) for (const name of prefixedFields(found)) names.add(name);
    for (const child of this.descendants(model, datasets))
      for (const name of prefixedFields(child)) names.add(name);
    return names;
  }

  /** The rows of a dataset: its events, with the dataset's names and default values. */
  *rows(
    events: Iterable<Event>,
    { model, dataset }: { model: string; dataset: string },
    run: Run,
  ): Iterable<Event> {
    const datasets = this.datasetsFor(model, dataset);
    const children = this.descendants(model, datasets);
    for (const event of events) {
      for (const found of datasets) {
        if (!admits(found, event, run)) continue;
        const nodes = children.filter(
          (child) => isBelow(child, found) && admits(child, event, run),
        );
        yield rowOf(event, [...lineage(found), ...nodes], run);
      }
    }
  }

  /** A dataset by its name or its path; without a name, all that have no parent. */
  private datasetsFor(model: string, dataset: string): readonly CompiledDataset[] {
    const datasets = this.models.get(model);
    if (datasets === undefined) return [];
    if (dataset === '') return [...datasets.values()].filter(({ parent }) => parent === undefined);
    const found = datasets.get(dataset.split('.').at(-1) ?? '');
    return found === undefined ? [] : [found];
  }

  private descendants(
    model: string,
    roots: readonly CompiledDataset[],
  ): readonly CompiledDataset[] {
    const datasets = [...(this.models.get(model)?.values() ?? [])];
    return datasets.filter((candidate) => roots.some((root) => isBelow(candidate, root)));
  }
}

function isBelow(dataset: CompiledDataset, ancestor: CompiledDataset): boolean {
  return dataset !== ancestor && lineage(dataset).includes(ancestor);
}

function lineage(dataset: CompiledDataset): readonly CompiledDataset[] {
  return dataset.parent === undefined ? [dataset] : [...lineage(dataset.parent), dataset];
}

function admits(dataset: CompiledDataset, event: Event, run: Run): boolean {
  return lineage(dataset).every((each) => each.admits(event, run));
}

function* prefixedFields(dataset: CompiledDataset): Iterable<string> {
  for (const { prefix, plain, unknown, calculated } of lineage(dataset)) {
    for (const field of [...plain, ...unknown, ...calculated.map(([name]) => name)])
      yield `${prefix}.${field}`;
  }
}

function rowOf(event: Event, datasets: readonly CompiledDataset[], run: Run): Event {
  const row = new Map<string, FieldValue>();
  for (const name of COMMON_FIELDS) copy(event, name, row, name);
  for (const dataset of datasets) addFields(event, dataset, row, run);
  row.set('nodename', toFieldValue(datasets.map((dataset) => nodeName(dataset))));
  return row;
}

function nodeName(dataset: CompiledDataset): string {
  return lineage(dataset)
    .map(({ name }) => name)
    .join('.');
}

function addFields(
  event: Event,
  dataset: CompiledDataset,
  row: Map<string, FieldValue>,
  run: Run,
): void {
  const { prefix, plain, unknown, calculated } = dataset;
  for (const field of plain) copy(event, field, row, `${prefix}.${field}`);
  for (const field of unknown) {
    const value = event.get(field) ?? null;
    row.set(`${prefix}.${field}`, value === null || value === '' ? 'unknown' : value);
  }
  for (const [field, evaluate] of calculated) {
    const value = evaluate(event, run);
    if (value === null) row.delete(`${prefix}.${field}`);
    else row.set(`${prefix}.${field}`, value);
  }
}

function copy(event: Event, field: string, row: Map<string, FieldValue>, name: string): void {
  const value = event.get(field);
  if (value !== undefined && value !== null) row.set(name, value);
}

function compileModel(
  document: ContentDocument<DataModel>,
  report: Report,
): Map<string, CompiledDataset> {
  const datasets = new Map<string, CompiledDataset>();
  for (const [index, dataset] of document.data.datasets.entries()) {
    const parent = dataset.parent === undefined ? undefined : datasets.get(dataset.parent);
    datasets.set(dataset.name, compileDataset(dataset, { document, index, parent, report }));
  }
  return datasets;
}

interface DatasetContext {
  readonly document: ContentDocument<DataModel>;
  readonly index: number;
  readonly parent: CompiledDataset | undefined;
  readonly report: Report;
}

function compileDataset(
  dataset: Dataset,
  { document, index, parent, report }: DatasetContext,
): CompiledDataset {
  const calculated = Object.keys(dataset.calculated_fields ?? {}).map((field) => {
    const source = document.embedded(['datasets', index, 'calculated_fields', field]);
    return [field, compileExpressionText(source, report)] as const;
  });
  return {
    name: dataset.name,
    parent,
    prefix: parent === undefined ? dataset.name : `${parent.prefix}.${dataset.name}`,
    admits: compileConstraint(document.embedded(['datasets', index, 'constraint']), report),
    plain: dataset.fields ?? [],
    unknown: dataset.unknown_fields ?? [],
    calculated,
  };
}
