import { counted } from '../base/counted.ts';
import { defineDiagnostics } from '../base/diagnostic.ts';
import { fileSource, type SourceSpan } from '../base/source.ts';
import type { Container } from './containers.ts';

/** Problems of a file of raw events. */
export const dataDiagnostic = defineDiagnostics('data-sources', {
  missing: {
    severity: 'error',
    message: (_: Nothing) => 'the data file does not exist',
  },
  folder: {
    severity: 'error',
    message: (_: Nothing) => 'expected a data file, found a folder',
  },
  'no-permission': {
    severity: 'error',
    message: (_: Nothing) => 'the data file cannot be read: permission denied',
  },
  unreadable: {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `the data file cannot be read: ${reason}`,
  },
  'lfs-pointer': {
    severity: 'error',
    message: (_: Nothing) => 'the data file is a Git LFS pointer, not the data',
    help: () =>
      'run "git lfs pull" in the repository that the file comes from, or download the data',
  },
  container: {
    severity: 'error',
    message: ({ name }: Container) => `the data file is a ${name}, which is not supported`,
    help: ({ advice }) => advice,
  },
  'unknown-binary': {
    severity: 'error',
    message: (_: Nothing) => 'the data file is binary, in an unsupported format',
  },
  'corrupt-gzip': {
    severity: 'error',
    message: ({ reason }: { reason: string }) =>
      `the gzip data is truncated or malformed: ${reason}`,
    help: () => 'the events before that point were read',
  },
  empty: {
    severity: 'warning',
    message: (_: Nothing) => 'the data is empty',
  },
  'no-events': {
    severity: 'warning',
    message: ({ format }: { format: string }) => `the data contains no events (read as ${format})`,
  },
  'malformed-records': {
    severity: 'warning',
    message: ({ count, format }: Places & { format: string }) =>
      `${records(count, 'is', 'are')} malformed or unrecognized, and read as text (format ${format})`,
    help: listed,
  },
  'skipped-records': {
    severity: 'warning',
    message: ({ count, format }: Places & { format: string }) =>
      `${records(count, 'is', 'are')} malformed and skipped (read as ${format})`,
    help: listed,
  },
  'record-too-long': {
    severity: 'warning',
    message: ({ count, limit }: Places & { limit: number }) =>
      `${records(count, 'was', 'were')} skipped: longer than ${limit} bytes`,
    help: listed,
  },
  'cut-short': {
    severity: 'warning',
    message: ({ count }: Places) =>
      `${records(count, 'is', 'are')} truncated; the events before that were read`,
    help: listed,
  },
  'not-utf8': {
    severity: 'warning',
    message: ({ count }: Places) =>
      `${records(count, 'contains', 'contain')} invalid UTF-8; invalid bytes were replaced with U+FFFD`,
    help: listed,
  },
  'wrong-checksum': {
    severity: 'warning',
    message: ({ count }: Places) =>
      `${counted(count, 'part')} of the log ${count === 1 ? 'has' : 'have'} a wrong checksum; readable records were read`,
    help: listed,
  },
  'unclosed-log': {
    severity: 'warning',
    message: (_: Places) => 'the log was copied while in use, or was not closed',
    help: () => 'its last events may be missing; all existing events were read',
  },
  'unknown-wrapper': {
    severity: 'warning',
    message: ({ count }: Places) =>
      `${records(count, 'looks', 'look')} like an unknown wrapper around a list of events; each was read as one event`,
    help: (found: Places) => `extract the elements of the list first\n${listed(found)}`,
  },
  'other-sourcetype': {
    severity: 'warning',
    message: ({ sourcetype, expected, found }: Misfit) =>
      `sourcetype "${sourcetype}" does not fit: it stands for the format ${expected}, and the data is ${found}`,
    help: () => 'correct the sourcetype; the events were recognized by their content',
  },
  'sniffed-format': {
    severity: 'info',
    message: ({ format, by }: { format: string; by: string }) => `format ${format} ${by}`,
  },
});

interface Misfit {
  readonly sourcetype: string;
  readonly expected: string;
  readonly found: string;
}

type Nothing = Record<string, never>;

/** The number of occurrences, and the locations of the first ones. */
export interface Places {
  readonly count: number;
  readonly places: readonly string[];
}

function records(count: number, one: string, many: string): string {
  return `${counted(count, 'record')} ${count === 1 ? one : many}`;
}

function listed({ count, places }: Places): string {
  const rest = count - places.length;
  return `${places.join('\n')}${rest > 0 ? `\nand ${rest} more` : ''}`;
}

/** The start of a data file, for problems that concern the whole of it. */
export function startOf(path: string): SourceSpan {
  return { source: fileSource(path, ''), start: 0, end: 0 };
}
