import { defineDiagnostics } from '../base/diagnostic.ts';

interface Failure {
  readonly url: string;
  readonly reason: string;
}

/** Problems of samples and of their lock file. */
export const attackDataDiagnostic = defineDiagnostics('attack-data', {
  'refused-reference': {
    severity: 'error',
    message: ({ reference, reason }: { reference: string; reason: string }) =>
      `sample "${reference}" cannot be used: ${reason}`,
    help: () => 'use a path inside the content folder, or an http or https URL',
  },
  'duplicate-sample': {
    severity: 'error',
    message: ({ url }: { url: string }) => `sample ${url} is locked twice`,
    help: () => 'remove one of the entries; different URL forms of the same file count as one',
  },
  'download-failed': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `cannot fetch ${url}: ${reason}`,
  },
  'private-address': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `cannot fetch ${url}: ${reason}`,
    help: () => 'content can be from strangers: allow private addresses only if you trust it',
  },
  'wrong-bytes': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `${url} does not match the lock: ${reason}`,
    help: () =>
      'if the sample changed intentionally, remove its entry from the lock and run "tripline data lock --fetch"',
  },
  'served-pointer': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `cannot fetch ${url}: ${reason}`,
    help: () => 'use the URL of the data itself',
  },
  'cache-unusable': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `cannot cache ${url}: ${reason}`,
    help: () => 'set TRIPLINE_CACHE to a writable folder',
  },
});
