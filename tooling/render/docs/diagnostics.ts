import { defineDiagnostics, didYouMean } from '../../base/diagnostic.ts';

interface Unknown {
  readonly id: string;
  readonly nearest: string | undefined;
}

const inTable = ({ nearest }: Unknown) =>
  didYouMean(nearest) ?? 'the page shows the bare id; add it to the table, or correct it';

/** What can be wrong with pages, with their profile and with the place they go to. */
export const docsDiagnostic = defineDiagnostics('docs', {
  'nothing-to-document': {
    severity: 'error',
    message: ({ root }: { root: string }) => `no detection and no story was found in ${root}`,
    help: () => 'name the folder that holds detections/ and stories/ with --content',
  },
  'unknown-technique': {
    severity: 'warning',
    message: ({ id }: Unknown) => `no ATT&CK technique has the id "${id}"`,
    help: inTable,
  },
  'retired-technique': {
    severity: 'warning',
    message: ({ id, status }: { id: string; status: string; replacement: string | undefined }) =>
      `the ATT&CK technique "${id}" is ${status}`,
    help: ({ replacement }) => (replacement === undefined ? undefined : `use "${replacement}"`),
  },
  'unknown-cve': {
    severity: 'warning',
    message: ({ id }: Unknown) => `no table tells about the CVE "${id}"`,
    help: inTable,
  },
  'unknown-add-on': {
    severity: 'warning',
    message: ({ id }: Unknown) => `no table tells about the add-on "${id}"`,
    help: inTable,
  },
  'missing-story': {
    severity: 'warning',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `the page names the story "${name}", which has no page`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'empty-story': {
    severity: 'warning',
    message: ({ name }: { name: string }) => `no detection belongs to the story "${name}"`,
    help: () => 'name the story under tags.analytic_story of its detections',
  },
  'page-collision': {
    severity: 'error',
    message: ({ path }: { path: string }) => `two pages have the address ${path}`,
    help: () => 'names that differ only in case, or in blanks and underscores, make one file',
  },
  'shared-redirect': {
    severity: 'warning',
    message: ({ address }: { address: string }) => `two pages redirect from ${address}`,
    help: () => 'give one of the two detections another name',
  },
  'reserved-name': {
    severity: 'error',
    message: ({ path }: { path: string }) => `Windows cannot hold a file named ${path}`,
    help: () => 'choose another name; CON, PRN, AUX, NUL, COM1 and LPT1 are devices there',
  },
  'unsafe-name': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) =>
      `the name makes no file name: ${JSON.stringify(path)} ${problem}`,
  },
  'unknown-key': {
    severity: 'error',
    message: ({ key, parent }: { key: string; parent: string; nearest: string | undefined }) =>
      `"${key}" is not a key of ${parent}`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'wrong-value': {
    severity: 'error',
    message: ({ key, expected }: { key: string; expected: string; nearest?: string | undefined }) =>
      `"${key}" is not ${expected}`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'outside-profile': {
    severity: 'error',
    message: ({ path }: { path: string }) => `"${path}" leads out of the profile's folder`,
    help: () => 'keep the tables beside the profile, and name them relative to it',
  },
  'unreadable-table': {
    severity: 'error',
    message: ({ path, reason }: { path: string; reason: string }) =>
      `the table ${path} cannot be read: ${reason}`,
  },
  'wrong-table': {
    severity: 'error',
    message: ({ path, expected }: { path: string; expected: string }) =>
      `the table ${path} is not ${expected}`,
  },
  unwritable: {
    severity: 'error',
    message: ({ path, reason }: { path: string; reason: string }) =>
      `${path} cannot be written: ${reason}`,
    help: () => 'nothing was changed; name another folder with --out',
  },
  'leftover-page': {
    severity: 'warning',
    message: ({ path }: { path: string }) => `${path} is no longer made from the content`,
    help: () => 'delete it, or run again with --prune',
  },
});
