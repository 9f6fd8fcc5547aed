import { testOf } from '../backends/engine/build.ts';
import type { Report } from '../base/diagnostic.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataModel, Dataset } from '../content/model.ts';
import type { Event, FieldReader } from '../events/event.ts';
import { type FieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { type RequiredClause, requiredLiterals } from '../plan/required-literals.ts';
import { compileExpressionText, conditionOfText } from './compile-text.ts';
import { COMMON_FIELDS, type CompiledDataset, DatasetRow, lineage } from './data-model-row.ts';
import { environmentFor } from './environment.ts';

/** A dataset by its name or path; an empty one means all root datasets of the model. */
export interface DatasetName {
  readonly model: string;
  readonly dataset: string;
}

/** A root dataset of a model, and the names of all datasets below it. */
export interface DatasetFamily {
  readonly model: string;
  readonly root: string;
  readonly below: readonly string[];
}

interface ModelRoot {
  readonly model: string;
  readonly root: CompiledDataset;
}

/** The compiled data models that searches can read. */
export class DataModelCatalog {
  private readonly models = new Map<string, ReadonlyMap<string, CompiledDataset>>();
  private readonly roots = new Map<string, readonly CompiledDataset[]>();
  private readonly fields = new Map<string, ReadonlySet<string> | undefined>();
  private readonly byTags = new Map<string, readonly ModelRoot[]>();

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

  /** Each root dataset with those below it. */
  *families(): Iterable<DatasetFamily> {
    for (const [model, datasets] of this.models)
      for (const dataset of datasets.values())
        if (dataset.parent === undefined)
          yield { model, root: dataset.name, below: descendants(dataset).map(({ name }) => name) };
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
  *rows(events: Iterable<Event>, dataset: DatasetName, run: Run): Iterable<Event> {
    for (const event of events)
      for (const row of this.rowsOf(event, dataset, run)) yield row.whole();
  }

  /** The rows of one event in a dataset, whose fields are computed when they are read. */
  *rowsOf(event: Event, { model, dataset }: DatasetName, run: Run): Iterable<DatasetRow> {
    for (const found of this.datasetsFor(model, dataset)) {
      const row = DatasetRow.of(event, found, run);
      if (row !== undefined) yield row;
    }
  }

  /** The names of all datasets that an event belongs to, such as `Endpoint.Processes`. */
  datasetsOf(event: Event, run: Run): readonly string[] {
    const names: string[] = [];
    for (const { model, root } of this.rootsWith(event.get('tag')))
      for (const node of DatasetRow.of(event, root, run)?.nodes() ?? [])
        names.push(`${model}.${node.path}`);
    return names;
  }

  /** The root datasets that events with these tags may be in. */
  private rootsWith(tags: FieldValue | undefined): readonly ModelRoot[] {
    const key = toText(tags).toLowerCase();
    const known = this.byTags.get(key);
    if (known !== undefined) return known;
    const own = new Set(valuesOf(tags ?? null).map((tag) => toText(tag).toLowerCase()));
    const roots = [...this.models].flatMap(([model, datasets]) =>
      this.rootsOf(model, datasets).map((root) => ({ model, root })),
    );
    const found = roots.filter(({ root }) => mayHave(root.requires, own));
    this.byTags.set(key, found);
    return found;
  }

  /** What an event must contain to have a row in the dataset: all that one of the alternatives says. */
  requirements({ model, dataset }: DatasetName): readonly (readonly RequiredClause[])[] {
    return this.datasetsFor(model, dataset).map((found) => lineage(found)[0]?.requires ?? []);
  }

  /** Whether an event with these fields meets the constraint of the root of a dataset. */
  reads(event: FieldReader, { model, dataset }: DatasetName, run: Run): boolean {
    return this.datasetsFor(model, dataset).some((found) => lineage(found)[0]?.admits(event, run));
  }

  private rootsOf(
    model: string,
    datasets: ReadonlyMap<string, CompiledDataset>,
  ): readonly CompiledDataset[] {
    const known = this.roots.get(model);
    if (known !== undefined) return known;
    const roots = [...datasets.values()].filter(({ parent }) => parent === undefined);
    this.roots.set(model, roots);
    return roots;
  }

  /** A dataset by name or path; without a name, all root datasets. */
  private datasetsFor(model: string, dataset: string): readonly CompiledDataset[] {
    const datasets = this.models.get(model);
    if (datasets === undefined) return [];
    if (dataset === '') return this.rootsOf(model, datasets);
    const found = datasets.get(dataset.split('.').at(-1) ?? '');
    return found === undefined ? [] : [found];
  }
}

/** Whether no clause about tags excludes an event with these tags, in lower case. */
function mayHave(clauses: readonly RequiredClause[], tags: ReadonlySet<string>): boolean {
  return clauses.every((clause) => {
    const isAboutTags = clause.every(({ field, kind }) => field === 'tag' && kind === 'exact');
    return !isAboutTags || clause.some(({ text }) => tags.has(text.toLowerCase()));
  });
}

function descendants({ children }: CompiledDataset): readonly CompiledDataset[] {
  return children.flatMap((child) => [child, ...descendants(child)]);
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
  const calculated = Object.keys(dataset.calculated_fields ?? {});
  const path = parent === undefined ? dataset.name : `${parent.path}.${dataset.name}`;
  const constraint = document.embedded(['datasets', index, 'constraint']);
  const condition = conditionOfText(constraint, report);
  const names = fieldNames(dataset).map((field) => [field, `${path}.${field}`] as const);
  return {
    name: dataset.name,
    parent,
    children: [],
    path,
    admits: testOf(condition, environmentFor(constraint)),
    requires: requiredLiterals(condition),
    unknown: new Set(dataset.unknown_fields),
    calculated: calculated.map((field) =>
      compileExpressionText(
        document.embedded(['datasets', index, 'calculated_fields', field]),
        report,
      ),
    ),
    positions: new Map(calculated.map((field, position) => [field, position])),
    names,
    fieldsByName: new Map(names.map(([field, name]) => [name, field])),
    slots: new Map(),
  };
}

/** Fields that asset and identity lookups add. */
const DESCRIPTIONS = ['bunit', 'category', 'priority'];

/** The own fields of a dataset, without its prefix. */
export function fieldNames(dataset: Dataset): readonly string[] {
  const described = dataset.described_fields ?? [];
  const names = [
    ...(dataset.fields ?? []),
    ...(dataset.unknown_fields ?? []),
    ...Object.keys(dataset.calculated_fields ?? {}),
    ...described.flatMap((field) => DESCRIPTIONS.map((word) => `${field}_${word}`)),
  ];
  return [...new Set(names)];
}
