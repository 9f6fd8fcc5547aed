/** An event as the HTTP Event Collector takes it. */
export interface HecEvent {
  /** Seconds since 1970; without it, the receiver decides. */
  readonly time?: number | undefined;
  readonly host?: string | undefined;
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
  readonly index?: string | undefined;
  /** The text of the event. */
  readonly event: string;
}

/** Events that are sent in one request. */
export interface Batch {
  /** Its number in the replay, from 0. */
  readonly index: number;
  readonly events: readonly HecEvent[];
}

/** How much one request has at most. */
export interface BatchLimits {
  readonly events: number;
  /** Characters of the events; one longer event is a batch of its own. */
  readonly characters: number;
}

/** Splits events into batches; events of a batch have the same metadata if `uniform`. */
export function* batchesOf(
  events: Iterable<HecEvent>,
  limits: BatchLimits,
  { uniform }: { readonly uniform: boolean },
): Iterable<Batch> {
  let index = 0;
  let open: HecEvent[] = [];
  let characters = 0;
  for (const event of events) {
    const [first] = open;
    const isFull =
      open.length >= limits.events || characters + event.event.length > limits.characters;
    const differs = uniform && first !== undefined && metadataOf(first) !== metadataOf(event);
    if (first !== undefined && (isFull || differs)) {
      yield { index, events: open };
      index += 1;
      open = [];
      characters = 0;
    }
    open.push(event);
    characters += event.event.length;
  }
  if (open.length > 0) yield { index, events: open };
}

function metadataOf({ host, source, sourcetype, index }: HecEvent): string {
  return JSON.stringify([host, source, sourcetype, index]);
}

/** The body for the event endpoint: one JSON object per line. */
export function eventBody({ events }: Batch): string {
  return events.map((event) => JSON.stringify(withTime(event))).join('\n');
}

/** The time has milliseconds. */
function withTime({ time, ...rest }: HecEvent) {
  return time === undefined ? rest : { time: Number(time.toFixed(3)), ...rest };
}

/** The body and the query for the raw endpoint: the texts of the events, and their metadata. */
export function rawBody({ events }: Batch): {
  readonly body: string;
  readonly query: URLSearchParams;
} {
  const { host, source, sourcetype, index } = events[0] ?? {};
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ host, source, sourcetype, index }))
    if (value !== undefined) query.set(key, value);
  return { body: events.map(({ event }) => `${event}\n`).join(''), query };
}
