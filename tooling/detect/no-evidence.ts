import type { NoEvidence } from '../base/no-evidence.ts';
import { shortLine } from '../base/shortened.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import type { CompiledSearch } from './compile-search.ts';
import type { Library } from './library.ts';
import { type EventPlace, ReachedBy } from './reached-by.ts';
import type { RunSettings, Sample } from './sample.ts';

/**
 * Why a search that found nothing in a sample proves nothing; undefined if some event reached it, so that it could have
 * found the event with other values.
 */
export function noEvidence(
  search: CompiledSearch,
  sample: Sample,
  run: Run,
): NoEvidence | undefined {
  if (sample.events.length === 0) return { kind: 'no-events' };
  const reached = new ReachedBy(search, sample.library, run);
  if (reached.readsNothing) return { kind: 'reads-no-events' };
  const places: EventPlace[] = [];
  for (const event of sample.inFileOrder) {
    const place = reached.placeOf(event);
    if (place.kind === 'reached') return undefined;
    places.push(place);
  }
  const events = places.length;
  const wrapper = places.find((place) => place.kind === 'wrapped-events');
  if (wrapper !== undefined) return wrapper;
  const { wanted } = reached;
  if (!places.some(({ kind }) => kind === 'outside'))
    return { kind: 'unrecognized-events', events, wanted };
  const found = originsOf(sample.inFileOrder);
  return { kind: 'wrong-source', events, wanted, found, span: reached.originSpan };
}

/** Whether an event of the sample reaches the search. */
export function reachesAny(
  search: CompiledSearch,
  sample: Sample,
  library: Library,
  settings: RunSettings,
): boolean {
  const reached = new ReachedBy(
    search,
    library,
    sample.run(() => undefined, settings),
  );
  return sample.inFileOrder.some((event) => reached.placeOf(event).kind === 'reached');
}

const SHOWN = 3;
const LONGEST = 200;

/** `sourcetype "a", source "b"`, for the first kinds of events. */
function originsOf(events: readonly Event[]): string {
  const origins = new Set<string>();
  for (const event of events) {
    const named = ['sourcetype', 'source'].flatMap((field) => {
      const value = toText(event.get(field));
      return value === '' ? [] : [`${field} "${value}"`];
    });
    origins.add(named.join(', ') || 'no sourcetype');
    if (origins.size > SHOWN) break;
  }
  const more = origins.size > SHOWN ? ' …' : '';
  return shortLine(`${[...origins].slice(0, SHOWN).join('; ')}${more}`, LONGEST);
}
