import type { Event } from '../events/event.ts';
import { type FieldValue, toText } from '../events/field-value.ts';
import { type Count, type Counted, Tally } from './tally.ts';

/** A field of events. */
export interface Field {
  readonly name: string;
  /** Whether a data source computes it, rather than the event containing it. */
  readonly calculated: boolean;
  /** The value in the first event that has it. */
  readonly example: string;
}

/** The count of the field at a position in events of one kind. */
interface Cell {
  readonly name: string;
  readonly count: Count<Field>;
}

/**
 * Counts fields. Events of one kind have the same fields in the same order, so most counts are found by their position
 * in the event before, without a lookup by name.
 */
export class FieldTally {
  private readonly fields = new Tally<Field>();
  private readonly shapes = new Map<string, Cell[]>();

  /** Counts the fields of an event that have a value; `own` are those that it contains itself. */
  add(
    event: Event,
    { kind, own }: { readonly kind: string; readonly own: readonly string[] },
  ): void {
    const shape = this.shapeOf(kind);
    let position = -1;
    // Values are read one by one: the text of an event may be written only when it is read.
    for (const name of event.keys()) {
      position += 1;
      if (name.startsWith('_')) continue;
      const value = event.get(name) ?? '';
      if (value === '') continue;
      let cell = shape[position];
      if (cell?.name !== name) {
        cell = { name, count: this.countOf(name, value, own) };
        shape[position] = cell;
      }
      cell.count.events += 1;
    }
  }

  private countOf(name: string, value: FieldValue, own: readonly string[]): Count<Field> {
    const describe = () => ({ name, calculated: !own.includes(name), example: toText(value) });
    return this.fields.countOf(name, describe);
  }

  private shapeOf(kind: string): Cell[] {
    const known = this.shapes.get(kind);
    if (known !== undefined) return known;
    const shape: Cell[] = [];
    this.shapes.set(kind, shape);
    return shape;
  }

  byCount(): readonly Counted<Field>[] {
    return this.fields.byCount();
  }
}
