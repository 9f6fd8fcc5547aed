import { Budget } from '../base/budget.ts';
import type { RawEvent } from '../data-sources/raw-format.ts';
import { parseEvents } from '../data-sources/read-events.ts';
import type { SamplePart } from './sample.ts';

/** The events of a text with the fields that its format has, before data sources add theirs. */
export function extractedFields(
  text: string,
  { source, sourcetype }: Pick<SamplePart, 'source' | 'sourcetype'>,
): readonly RawEvent[] {
  const origin = {
    ...(source !== undefined && { source }),
    ...(sourcetype !== undefined && { sourcetype }),
  };
  return parseEvents(text, { ...origin, budget: new Budget() }, () => undefined).events;
}
