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
    message: ({ count, format }: { count: number; format: string; first: string }) =>
      `${count} ${count === 1 ? 'record is' : 'records are'} of no format that is known here (read as ${format})`,
    help: ({ first }) => `the first one begins with "${first}"`,
  },
  'record-too-long': {
    severity: 'warning',
    message: ({ bytes, limit }: { bytes: number; limit: number }) =>
      `a record of more than ${bytes} bytes was left out; the limit is ${limit}`,
  },
});

type Nothing = Record<string, never>;

/** The start of a data file, for problems that concern the whole of it. */
export function startOf(path: string): SourceSpan {
  return { source: fileSource(path, ''), start: 0, end: 0 };
}
