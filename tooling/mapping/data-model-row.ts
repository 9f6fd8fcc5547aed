import type { Event, FieldReader } from '../events/event.ts';
import { type FieldValue, toFieldValue } from '../events/field-value.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';
import type { RequiredClause } from '../plan/required-literals.ts';

/** Fields that every dataset has, without a prefix. */
export const COMMON_FIELDS = ['_time', '_raw', 'source', 'sourcetype', 'host'];

/** A dataset of a data model, compiled. */
export interface CompiledDataset {
  readonly name: string;
  readonly parent: CompiledDataset | undefined;
  readonly children: CompiledDataset[];
  /** `Processes`, or `All_Changes.Account_Management` for a child: the prefix of its fields. */
  readonly path: string;
  readonly admits: Test;
  /** What an event must contain to be in the dataset. */
  readonly requires: readonly RequiredClause[];
  readonly unknown: ReadonlySet<string>;
  readonly calculated: readonly Evaluate[];
  /** The positions of calculated fields in `calculated`. */
  readonly positions: ReadonlyMap<string, number>;
  /** Its own fields and their prefixed names. */
  readonly names: readonly (readonly [field: string, prefixed: string])[];
  /** Its own fields by their prefixed names. */
  readonly fieldsByName: ReadonlyMap<string, string>;
  /** Where rows keep the fields that were read of them, by name. Fields are added when they are first read. */
  readonly slots: Map<string, number>;
}

/** A dataset and those that it is part of, the most general one first. */
export function lineage(dataset: CompiledDataset): readonly CompiledDataset[] {
  return dataset.parent === undefined ? [dataset] : [...lineage(dataset.parent), dataset];
}

/**
 * An event as a row of a dataset, with the child datasets that it belongs to. Fields are computed when they are read:
 * most rows are read for a few of them.
 */
export class DatasetRow implements FieldReader {
  /** The datasets that it belongs to. */
  #nodes: readonly CompiledDataset[] = [];
  #fields: FieldReader;
  /** The values that were read, by their slots: many searches ask for the same. */
  readonly #values: FieldValue[] = [];
  readonly #slots: Map<string, number>;

  private constructor(event: Event, { slots }: CompiledDataset) {
    this.#fields = event;
    this.#slots = slots;
  }

  /** Undefined if the event does not belong to the dataset. */
  static of(event: Event, dataset: CompiledDataset, run: Run): DatasetRow | undefined {
    const nodes = lineage(dataset);
    // Most events are in few datasets: for the others, nothing is made.
    if (nodes[0]?.admits(event, run) !== true) return undefined;
    const row = new DatasetRow(event, dataset);
    if (!nodes.every((node) => row.#enter(node, run))) return undefined;
    row.#nodes = [...nodes, ...row.#enterChildren(dataset, run)];
    return row;
  }

  get(name: string): FieldValue | undefined {
    const slot = this.#slots.get(name) ?? this.#addSlot(name);
    const known = this.#values[slot];
    if (known !== undefined) return known;
    const value = this.#computed(name) ?? null;
    this.#values[slot] = value;
    return value;
  }

  #addSlot(name: string): number {
    const slot = this.#slots.size;
    this.#slots.set(name, slot);
    return slot;
  }

  #computed(name: string): FieldValue | undefined {
    for (const { fieldsByName } of this.#nodes) {
      const field = fieldsByName.get(name);
      if (field !== undefined) return this.#fields.get(field);
    }
    if (name === 'nodename') return this.#nodeNames();
    return COMMON_FIELDS.includes(name) ? this.#fields.get(name) : undefined;
  }

  /** The datasets that it belongs to, the most general one first. */
  nodes(): readonly CompiledDataset[] {
    return this.#nodes;
  }

  /** All fields that have a value. */
  whole(): Event {
    const row = new Map<string, FieldValue>();
    for (const name of COMMON_FIELDS) this.#copy(name, row, name);
    for (const { names } of this.#nodes)
      for (const [field, name] of names) this.#copy(field, row, name);
    row.set('nodename', this.#nodeNames());
    return row;
  }

  #copy(field: string, row: Map<string, FieldValue>, name: string): void {
    const value = this.#fields.get(field);
    if (value !== undefined && value !== null) row.set(name, value);
  }

  #nodeNames(): FieldValue {
    return toFieldValue(this.#nodes.map(({ path }) => path));
  }

  #enter(dataset: CompiledDataset, run: Run): boolean {
    if (dataset.admits(this.#fields, run) !== true) return false;
    this.#fields = new DatasetFields(this.#fields, dataset, run);
    return true;
  }

  #enterChildren({ children }: CompiledDataset, run: Run): readonly CompiledDataset[] {
    return children
      .filter((child) => this.#enter(child, run))
      .flatMap((child) => [child, ...this.#enterChildren(child, run)]);
  }
}

/** The fields of an event in a dataset: with its default values, and with its calculated fields, each computed once. */
class DatasetFields implements FieldReader {
  readonly #below: FieldReader;
  readonly #dataset: CompiledDataset;
  readonly #run: Run;
  readonly #results: FieldValue[] = [];

  constructor(below: FieldReader, dataset: CompiledDataset, run: Run) {
    this.#below = below;
    this.#dataset = dataset;
    this.#run = run;
  }

  get(field: string): FieldValue | undefined {
    const position = this.#dataset.positions.get(field);
    return position === undefined ? this.#withDefault(field) : this.#calculated(position);
  }

  #withDefault(field: string): FieldValue | undefined {
    const value = this.#below.get(field);
    if (!this.#dataset.unknown.has(field)) return value;
    return (value ?? '') === '' ? 'unknown' : value;
  }

  #calculated(position: number): FieldValue {
    const known = this.#results[position];
    if (known !== undefined) return known;
    const value = this.#dataset.calculated[position]?.(this.#fieldsBefore(position), this.#run);
    this.#results[position] = value ?? null;
    return value ?? null;
  }

  /** A calculated field reads those that are calculated before it. */
  #fieldsBefore(end: number): FieldReader {
    return {
      get: (field) => {
        const position = this.#dataset.positions.get(field);
        const isBefore = position !== undefined && position < end;
        return isBefore ? this.#calculated(position) : this.#withDefault(field);
      },
    };
  }
}
