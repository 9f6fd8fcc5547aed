import { defineDiagnostics } from '../base/diagnostic.ts';

interface Failure {
  readonly url: string;
  readonly reason: string;
}

/** What can be wrong with the samples that tests name, and with their lock. */
export const attackDataDiagnostic = defineDiagnostics('attack-data', {
  'refused-reference': {
    severity: 'error',
    message: ({ reference, reason }: { reference: string; reason: string }) =>
      `the sample "${reference}" is not read: ${reason}`,
    help: () => 'name a path inside the content folder, or an http or https address',
  },
  'duplicate-sample': {
    severity: 'error',
    message: ({ url }: { url: string }) => `the sample ${url} is locked twice`,
    help: () => 'remove one of the two; addresses of one file count as one, in whatever form',
  },
  'download-failed': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `${url} was not fetched: ${reason}`,
  },
  'wrong-bytes': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `${url} is not what it is pinned to: ${reason}`,
    help: () =>
      'if the sample was changed on purpose, remove its entry from the lock and run "tripline data lock --fetch"',
  },
  'served-pointer': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `${url} was not fetched: ${reason}`,
    help: () => 'name the address that serves the data itself',
  },
  'cache-unusable': {
    severity: 'error',
    message: ({ url, reason }: Failure) => `${url} cannot be put into the cache: ${reason}`,
    help: () => 'TRIPLINE_CACHE names the folder of the cache; choose one that can be written',
  },
});
