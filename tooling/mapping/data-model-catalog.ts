import type { Report } from '../base/diagnostic.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataModel, Dataset } from '../content/model.ts';
import type { Event, FieldReader } from '../events/event.ts';
import { type FieldValue, toFieldValue } from '../events/field-value.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';
import { compileConstraint, compileExpressionText } from './compile-text.ts';

/** Fields that every dataset has, without a prefix. */
const COMMON_FIELDS = ['_time', '_raw', 'source', 'sourcetype', 'host'];

interface CompiledDataset {
  readonly name: string;
  readonly parent: CompiledDataset | undefined;
  readonly children: CompiledDataset[];
  /** `Processes`, or `All_Changes.Account_Management` for a child: the prefix of its fields. */
  readonly path: string;
  readonly admits: Test;
  readonly unknown: readonly string[];
  readonly calculated: readonly (readonly [field: string, value: Evaluate])[];
  /** Its own fields and their prefixed names. */
  readonly names: readonly (readonly [field: string, prefixed: string])[];
}

/** The compiled data models that searches can read. */
export class DataModelCatalog {
  private readonly models = new Map<string, ReadonlyMap<string, CompiledDataset>>();
  private readonly fields = new Map<string, ReadonlySet<string> | undefined>();

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

  /** Names of the fields of a dataset, with prefixes; undefined if the dataset does not exist. */
  fieldsOf(model: string, dataset: string): ReadonlySet<string> | undefined {
    const path = `${model}.${dataset}`;
    if (!this.fields.has(path)) this.fields.set(path, this.collectFields(model, dataset));
    return this.fields.get(path);
  }

  private collectFields(model: string, dataset: string): ReadonlySet<string> | undefined {
    const datasets = this.datasetsFor(model, dataset);
    if (datasets.length === 0) return undefined;
    const names = new Set(['nodename', 'index', ...COMMON_FIELDS]);
    for (const found of datasets) {
      for (const { names: own } of [...lineage(found), ...descendants(found)]) {
        for (const [, name] of own) names.add(name);
      }
    }
    return names;
  }

  /** The rows of a dataset: its events, with prefixed field names and default values. */
  *rows(
    events: Iterable<Event>,
    { model, dataset }: { model: string; dataset: string },
    run: Run,
  ): Iterable<Event> {
    const datasets = this.datasetsFor(model, dataset);
    for (const event of events) {
      for (const found of datasets) {
        const row = rowOf(event, found, run);
        if (row !== undefined) yield row;
      }
    }
  }

  /** Whether an event with these fields meets the constraint of the root of a dataset. */
  reads(
    event: FieldReader,
    { model, dataset }: { model: string; dataset: string },
    run: Run,
  ): boolean {
    return this.datasetsFor(model, dataset).some((found) => lineage(found)[0]?.admits(event, run));
  }

  /** A dataset by name or path; without a name, all root datasets. */
  private datasetsFor(model: string, dataset: string): readonly CompiledDataset[] {
    const datasets = this.models.get(model);
    if (datasets === undefined) return [];
    if (dataset === '') return [...datasets.values()].filter(({ parent }) => parent === undefined);
    const found = datasets.get(dataset.split('.').at(-1) ?? '');
    return found === undefined ? [] : [found];
  }
}

function lineage(dataset: CompiledDataset): readonly CompiledDataset[] {
  return dataset.parent === undefined ? [dataset] : [...lineage(dataset.parent), dataset];
}

function descendants({ children }: CompiledDataset): readonly CompiledDataset[] {
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** An event with the fields that its datasets added. */
class FilledEvent implements FieldReader {
  private readonly event: Event;
  private readonly filled = new Map<string, FieldValue>();

  constructor(event: Event) {
    this.event = event;
  }

  get(field: string): FieldValue | undefined {
    return this.filled.has(field) ? this.filled.get(field) : this.event.get(field);
  }

  /** Whether the event belongs to the dataset; if so, sets its default values. */
  enter({ admits, unknown, calculated }: CompiledDataset, run: Run): boolean {
    if (!admits(this, run)) return false;
    for (const field of unknown) {
      const value = this.get(field) ?? '';
      if (value === '') this.filled.set(field, 'unknown');
    }
    for (const [field, value] of calculated) this.filled.set(field, value(this, run));
    return true;
  }
}

/**
 * The row of an event in a dataset, with the child datasets that it belongs to; undefined if it does not belong to the
 * dataset.
 */
function rowOf(event: Event, dataset: CompiledDataset, run: Run): Event | undefined {
  const filled = new FilledEvent(event);
  const nodes = lineage(dataset);
  if (!nodes.every((node) => filled.enter(node, run))) return undefined;
  const entered = [...nodes, ...enterChildren(dataset, filled, run)];
  const row = new Map<string, FieldValue>();
  for (const name of COMMON_FIELDS) copy(filled, name, row, name);
  for (const node of entered) {
    for (const [field, name] of node.names) copy(filled, field, row, name);
  }
  row.set('nodename', toFieldValue(entered.map(({ path }) => path)));
  return row;
}

function enterChildren(
  { children }: CompiledDataset,
  filled: FilledEvent,
  run: Run,
): readonly CompiledDataset[] {
  return children
    .filter((child) => filled.enter(child, run))
    .flatMap((child) => [child, ...enterChildren(child, filled, run)]);
}

function copy(event: FieldReader, field: string, row: Map<string, FieldValue>, name: string): void {
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
    const compiled = compileDataset(dataset, { document, index, parent, report });
    parent?.children.push(compiled);
    datasets.set(dataset.name, compiled);
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
  const path = parent === undefined ? dataset.name : `${parent.path}.${dataset.name}`;
  return {
    name: dataset.name,
    parent,
    children: [],
    path,
    admits: compileConstraint(document.embedded(['datasets', index, 'constraint']), report),
    unknown: dataset.unknown_fields ?? [],
    calculated,
    names: fieldNames(dataset).map((field) => [field, `${path}.${field}`]),
  };
}

/** Fields that asset and identity lookups add. */
const DESCRIPTIONS = ['bunit', 'category', 'priority'];

function fieldNames(dataset: Dataset): readonly string[] {
  const described = dataset.described_fields ?? [];
  const names = [
    ...(dataset.fields ?? []),
    ...(dataset.unknown_fields ?? []),
    ...Object.keys(dataset.calculated_fields ?? {}),
    ...described.flatMap((field) => DESCRIPTIONS.map((word) => `${field}_${word}`)),
  ];
  return [...new Set(names)];
}
