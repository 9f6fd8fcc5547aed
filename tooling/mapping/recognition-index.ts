import { addTo } from '../base/add-to.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';

/** Fields with the value, or the values, that an event must have in each: `*` is any value, an empty text is none. */
export type Recognized = Readonly<Record<string, string | readonly string[]>>;

interface Node<Source> {
  readonly source: Source;
  /** The sources that refine this one. */
  readonly children: RecognitionIndex<Source>;
}

/** Sources that are recognized by the same fields. */
interface Bucket<Source> {
  readonly fields: readonly string[];
  /** Fields that may have any value. */
  readonly present: readonly string[];
  /** Fields that an event must not have. */
  readonly absent: readonly string[];
  /** By the lower-case values of `fields`. */
  readonly nodes: Map<string, Node<Source>[]>;
}

/**
 * Finds the data sources of an event by the values of the fields that they name. Refinements are only looked up below
 * the source that they refine, so an event takes a few hash lookups, however many sources there are.
 */
export class RecognitionIndex<Source> {
  private buckets: readonly Bucket<Source>[] = [];

  /** Adds a source under each of its descriptions; returns the node for its refinements. */
  add(descriptions: readonly Recognized[], source: Source): RecognitionIndex<Source> {
    const node = { source, children: new RecognitionIndex<Source>() };
    for (const description of descriptions) this.#addNode(description, node);
    return node.children;
  }

  /** The sources of an event, more general ones first. */
  find(event: Event): readonly Source[] {
    const found: Source[] = [];
    this.#collect(event, found);
    return found;
  }

  #collect(event: Event, found: Source[]): void {
    for (const bucket of this.buckets) {
      const key = keyOf(event, bucket);
      const nodes = key === undefined ? undefined : bucket.nodes.get(key);
      for (const { source, children } of nodes ?? []) {
        if (found.includes(source)) continue;
        found.push(source);
        children.#collect(event, found);
      }
    }
  }

  #addNode(description: Recognized, node: Node<Source>): void {
    const names = Object.keys(description).sort();
    const fields = names.filter((name) => description[name] !== '*' && description[name] !== '');
    const present = names.filter((name) => description[name] === '*');
    const absent = names.filter((name) => description[name] === '');
    const { nodes } = this.#bucketFor({ fields, present, absent });
    for (const key of combinations(fields.map((field) => [description[field] ?? []].flat()))) {
      addTo(nodes, key, node);
    }
  }

  #bucketFor(wanted: Omit<Bucket<Source>, 'nodes'>): Bucket<Source> {
    const textOf = ({ fields, present, absent }: Omit<Bucket<Source>, 'nodes'>) =>
      [fields, present, absent].join(' ');
    const known = this.buckets.find((bucket) => textOf(bucket) === textOf(wanted));
    if (known !== undefined) return known;
    const bucket: Bucket<Source> = { ...wanted, nodes: new Map() };
    // Sources that name fewer fields are more general; more specific ones come last and win.
    this.buckets = [...this.buckets, bucket].sort((a, b) => fieldCount(a) - fieldCount(b));
    return bucket;
  }
}

function fieldCount({ fields, present }: Bucket<unknown>): number {
  return fields.length + present.length;
}

/** Undefined where the event lacks one of the fields, or has one that it must not have. */
function keyOf(event: Event, { fields, present, absent }: Bucket<unknown>): string | undefined {
  for (const field of present) if (!event.has(field)) return undefined;
  for (const field of absent) if (event.has(field)) return undefined;
  let key = '';
  for (const field of fields) {
    const value = event.get(field);
    if (value === undefined) return undefined;
    key += `${toText(value).toLowerCase()}\0`;
  }
  return key;
}

function combinations(choices: readonly (readonly string[])[]): readonly string[] {
  return choices.reduce<readonly string[]>(
    (keys, values) =>
      keys.flatMap((key) => values.map((value) => `${key}${value.toLowerCase()}\0`)),
    [''],
  );
}
