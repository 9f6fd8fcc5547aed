import { toText } from '../../events/field-value.ts';
import { jsonFields } from '../json/json-fields.ts';
import { elementsOf, membersOf } from '../json/json-slices.ts';
import { jsonTime } from '../json/json-time.ts';
import type { RawEvent, ReaderContext, ReportFlaw } from '../raw-format.ts';

/** Reports events that look like a wrapper around a list of events. */
export class WrapperChecks {
  #left: number;

  constructor({ start }: Pick<ReaderContext, 'start'>) {
    this.#left = start === 0 ? MOST_CHECKS : 0;
  }

  check(event: RawEvent, flaw: ReportFlaw): RawEvent {
    if (this.#left > 0) {
      this.#left -= 1;
      const list = listOfEvents(toText(event.get('_raw')), event);
      if (list !== undefined) flaw('unknown-wrapper', `list ${JSON.stringify(list)}`);
    }
    return event;
  }
}

/** A file with lists of events has few objects, and a file with many objects has the same kind in most of them. */
export const MOST_CHECKS = 100;

/** The key of the list that makes up most of an object, if its elements may be events. */
function listOfEvents(object: string, event: RawEvent): string | undefined {
  const hasTime = event.has('_time');
  for (const [key, value] of membersOf(object) ?? []) {
    if (!value.startsWith('[') || value.length * 2 < object.length) continue;
    const elements = elementsOf(value) ?? [];
    const areObjects = elements.length > 1 && elements.every((element) => element.startsWith('{'));
    if (areObjects && (!hasTime || elements.every(hasOwnTime))) return key;
  }
  return undefined;
}

function hasOwnTime(element: string): boolean {
  const fields = jsonFields(element);
  return fields !== undefined && jsonTime(fields) !== undefined;
}
