import { wildcardFits } from '../../base/glob.ts';
import type { Event } from '../../events/event.ts';
import { toText } from '../../events/field-value.ts';

/** The index of events that do not name theirs. They may be in any index that stores logs. */
export const DEFAULT_INDEX = 'main';

/** Indexes whose events other searches write, besides those of Splunk itself, which begin with an underscore. */
const WRITTEN_BY_SEARCHES: ReadonlySet<string> = new Set(['notable', 'risk', 'summary']);

/** The index of an event, in lower case. */
export function indexOf(event: Event): string {
  return toText(event.get('index')).toLowerCase();
}

/** Whether a search that names these indexes, if any, reads the events of an index. */
export function isInIndexes(index: string, indexes: readonly string[] | undefined): boolean {
  if (indexes === undefined) return true;
  const isUnnamed = index === '' || index === DEFAULT_INDEX;
  return indexes.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return isUnnamed ? storesLogs(wanted) : isNamed(wanted, index);
  });
}

function storesLogs(wanted: string): boolean {
  return !wanted.startsWith('_') && !WRITTEN_BY_SEARCHES.has(wanted);
}

/** `*` matches indexes of users only. */
function isNamed(wanted: string, index: string): boolean {
  return wildcardFits(wanted, index) && (!index.startsWith('_') || wanted.startsWith('_'));
}
