import { defineDiagnostics, didYouMean } from '../../base/diagnostic.ts';
import { foreignOutput, unwritable } from '../output-problems.ts';

/** Problems with a site and its output folder. */
export const siteDiagnostic = defineDiagnostics('site', {
  'nothing-to-show': {
    severity: 'error',
    message: ({ root }: { root: string }) => `no detections or stories found in ${root}`,
    help: () => 'use the folder that contains detections/ and stories/',
  },
  'shared-address': {
    severity: 'warning',
    message: ({ address }: { address: string; path: string | undefined }) =>
      `two pages have the same URL ${address}`,
    help: ({ path }) =>
      path === undefined
        ? 'the second page is available by its ID only; rename its content'
        : `the second page is at ${path}; rename its content`,
  },
  'unusable-name': {
    severity: 'warning',
    message: ({ name }: { name: string; path: string }) =>
      name === ''
        ? 'name has no letter or digit for a URL'
        : `"${name}" is not a valid folder name on Windows`,
    help: ({ path }) => `the page is at ${path}; rename its content`,
  },
  'long-text': {
    severity: 'warning',
    message: ({ key, most }: { key: string; most: number }) =>
      `"${key}" is longer than ${most.toLocaleString('en-US')} characters`,
    help: () => 'the page shows only its beginning',
  },
  'missing-document': {
    severity: 'error',
    message: ({ path }: { path: string }) => `"${path}" has no Markdown file`,
    help: () => 'name a Markdown file, or a folder with some, relative to the content folder',
  },
  'unknown-data-source': {
    severity: 'warning',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `data source "${name}" has no page to link to`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'no-history': {
    severity: 'info',
    message: ({ reason }: { reason: string }) => `pages have no history: ${reason}`,
  },
  'short-history': {
    severity: 'warning',
    message: () => 'pages have only a part of the history: the clone is shallow',
    help: () => 'run "git fetch --unshallow" first',
  },
  'foreign-output': foreignOutput('part of a Tripline site'),
  unwritable,
});
