import { defineDiagnostics } from '../base/diagnostic.ts';
import { fileSource, type SourceSpan } from '../base/source.ts';

/** What can be wrong with a file of raw events. */
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
    message: (_: Nothing) => 'the data file may not be read: permission denied',
  },
  unreadable: {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `the data file cannot be read: ${reason}`,
  },
  'lfs-pointer': {
    severity: 'error',
    message: (_: Nothing) => 'the data file is a Git LFS pointer, not the data',
    help: () => 'run "git lfs pull" where the file comes from, or fetch the data itself',
  },
  'unknown-binary': {
    severity: 'error',
    message: (_: Nothing) => 'the data file is binary, and of no format that is known here',
  },
  'corrupt-gzip': {
    severity: 'error',
    message: ({ reason }: { reason: string }) =>
      `the gzip data ends in the middle or is damaged: ${reason}`,
    help: () => 'the events before that point were read',
  },
  empty: {
    severity: 'warning',
    message: (_: Nothing) => 'the data is empty',
  },
  'no-events': {
    severity: 'warning',
    message: ({ format }: { format: string }) => `the data holds no event (read as ${format})`,
  },
  'skipped-records': {
    severity: 'warning',
    message: ({ count, format }: Places & { format: string }) =>
      `${records(count, 'is', 'are')} damaged, or of no format that is known here (read as ${format})`,
    help: listed,
  },
  'record-too-long': {
    severity: 'warning',
    message: ({ count, limit }: Places & { limit: number }) =>
      `${records(count, 'was', 'were')} left out, being longer than ${limit} bytes`,
    help: listed,
  },
  'cut-short': {
    severity: 'warning',
    message: ({ count }: Places) =>
      `${records(count, 'ends', 'end')} in the middle of an event; what stands before that was read`,
    help: listed,
  },
  'not-utf8': {
    severity: 'warning',
    message: ({ count }: Places) =>
      `${records(count, 'has', 'have')} bytes that are no UTF-8; each was read as U+FFFD`,
    help: listed,
  },
  'wrong-checksum': {
    severity: 'warning',
    message: ({ count }: Places) =>
      `${count === 1 ? 'a part of the log does' : `${count} parts of the log do`} not have the checksum that is written in it; what could be read was read`,
    help: listed,
  },
  'unclosed-log': {
    severity: 'warning',
    message: (_: Places) => 'the log was copied while it was written, or was never closed',
    help: () => 'its last events may be missing; all that are there were read',
  },
  'sniffed-format': {
    severity: 'info',
    message: ({ format, by }: { format: string; by: string }) => `read as ${format}: ${by}`,
  },
});

type Nothing = Record<string, never>;

/** How often something was found, and where it was found first. */
export interface Places {
  readonly count: number;
  readonly places: readonly string[];
}

function records(count: number, one: string, many: string): string {
  return count === 1 ? `1 record ${one}` : `${count} records ${many}`;
}

function listed({ count, places }: Places): string {
  const rest = count - places.length;
  return `${places.join('\n')}${rest > 0 ? `\nand ${rest} more` : ''}`;
}

/** The start of a data file, for problems that concern the whole of it. */
export function startOf(path: string): SourceSpan {
  return { source: fileSource(path, ''), start: 0, end: 0 };
}
