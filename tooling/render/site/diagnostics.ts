import { defineDiagnostics, didYouMean } from '../../base/diagnostic.ts';

/** What can be wrong with a site and with the place it goes to. */
export const siteDiagnostic = defineDiagnostics('site', {
  'nothing-to-show': {
    severity: 'error',
    message: ({ root }: { root: string }) => `no detection and no story was found in ${root}`,
    help: () => 'name the folder that holds detections/ and stories/ with --content',
  },
  'shared-address': {
    severity: 'warning',
    message: ({ address }: { address: string; path: string | undefined }) =>
      `two pages want the address ${address}`,
    help: ({ path }) =>
      path === undefined
        ? 'the second one is reached by its id only; give it another name'
        : `the second one is at ${path}; give it another name`,
  },
  'unusable-name': {
    severity: 'warning',
    message: ({ name }: { name: string; path: string }) =>
      name === ''
        ? 'the name has no letter and no digit to make an address of'
        : `Windows cannot hold a folder named "${name}"`,
    help: ({ path }) => `the page is at ${path}; give it another name`,
  },
  'long-text': {
    severity: 'warning',
    message: ({ key, most }: { key: string; most: number }) =>
      `"${key}" is longer than ${most.toLocaleString('en-US')} characters`,
    help: () => 'the page shows its beginning only',
  },
  'unknown-data-source': {
    severity: 'warning',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `the page names the data source "${name}", which has no page`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'no-history': {
    severity: 'info',
    message: ({ reason }: { reason: string }) => `the pages show no history: ${reason}`,
  },
  'short-history': {
    severity: 'warning',
    message: () => 'the pages show a part of the history only: the clone is shallow',
    help: () => 'run git fetch --unshallow first',
  },
  'foreign-output': {
    severity: 'error',
    message: ({ path }: { path: string }) => `${path} holds files that are not of a site of ours`,
    help: () => 'nothing was changed; name an empty folder, or a new one, with --out',
  },
  unwritable: {
    severity: 'error',
    message: ({ path, reason }: { path: string; reason: string }) =>
      `${path} cannot be written: ${reason}`,
    help: () => 'nothing was changed; name another folder with --out',
  },
});
