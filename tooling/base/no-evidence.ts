import { counted } from './counted.ts';
import { type Diagnostic, defineDiagnostics } from './diagnostic.ts';
import { type SourceSpan, toFile } from './source.ts';

/** Why a result as expected proves nothing: mostly, none of the events of the test could have been a result. */
export type NoEvidence =
  | AlwaysMet
  | NoEvents
  | ReadsNoEvents
  | Unrecognized
  | Wrapper
  | WrongSource;

/** The pass condition is met by any number of rows. */
interface AlwaysMet {
  readonly kind: 'always-met';
}

/** The sample is empty. */
interface NoEvents {
  readonly kind: 'no-events';
}

/** The search generates its rows, or reads them from a lookup. */
interface ReadsNoEvents {
  readonly kind: 'reads-no-events';
}

/** No event has the fields of a known kind of event. */
interface Unrecognized {
  readonly kind: 'unrecognized-events';
  readonly events: number;
  /** What the search reads: `Endpoint.Processes`, or the fields that it tests. */
  readonly wanted: string;
}

/** An event contains the real events. */
interface Wrapper {
  readonly kind: 'wrapped-events';
  /** The name of the array. */
  readonly array: string;
  readonly objects: number;
}

/** The events are of another kind than the search reads. */
interface WrongSource {
  readonly kind: 'wrong-source';
  readonly events: number;
  readonly wanted: string;
  /** `sourcetype aws:cloudtrail, source aws` or the names of data sources. */
  readonly found: string;
  /** The conditions that exclude the events. */
  readonly span?: SourceSpan | undefined;
}

export const evidenceDiagnostic = defineDiagnostics('test', {
  'always-met': {
    severity: 'warning',
    message: (_: AlwaysMet) => 'the pass condition is met by any number of rows',
    help: () =>
      'use a condition that fails without the expected rows, such as "| stats count | where count > 0"',
  },
  'no-events': {
    severity: 'warning',
    message: (_: NoEvents) => 'the sample has no events, so that no result proves nothing',
    help: () => 'write "events: []" if the test is about the absence of events',
  },
  'reads-no-events': {
    severity: 'warning',
    message: (_: ReadsNoEvents) =>
      'the search reads no events, so that the events of the test have no effect',
    help: () => 'write "events: []" to test the search without events',
  },
  'unrecognized-events': {
    severity: 'warning',
    message: ({ events, wanted }: Unrecognized) =>
      events === 1
        ? `unrecognized event: it cannot be read as ${wanted}`
        : `unrecognized events: none of ${events} can be read as ${wanted}`,
    help: () =>
      'use raw events as the data source logs them, and check source and sourcetype; "tripline explain" shows the fields of an event',
  },
  'wrapped-events': {
    severity: 'warning',
    message: ({ array, objects }: Wrapper) =>
      `one event is a wrapper: its array "${array}" contains ${counted(objects, 'object')} that were not read as events`,
    help: () => 'put each object of the array on its own line',
  },
  'wrong-source': {
    severity: 'warning',
    message: ({ events, wanted, found }: WrongSource) =>
      `wrong source or sourcetype: the search reads ${wanted}, and the ${events === 1 ? 'event has' : `${events} events have`} ${found}`,
    help: () => 'use events that the search reads, with a value that it does not look for',
  },
});

/** The reason in words. */
export function noEvidenceText(reason: NoEvidence): string {
  return noEvidenceDiagnostic(reason).message;
}

/** The reason as a finding. */
export function noEvidenceDiagnostic(reason: NoEvidence): Diagnostic {
  return evidenceDiagnostic(reason.kind, reason, 'span' in reason ? reason.span : undefined);
}

/** The same reason placed in the file itself. */
export function noEvidenceInFile(reason: NoEvidence): NoEvidence {
  if (reason.kind !== 'wrong-source') return reason;
  return { ...reason, span: reason.span && toFile(reason.span) };
}
