import { defineDiagnostics, didYouMean } from '../../base/diagnostic.ts';
import { unwritable } from '../output-problems.ts';

interface Unknown {
  readonly id: string;
  readonly nearest: string | undefined;
}

const inTable = ({ nearest }: Unknown) =>
  didYouMean(nearest) ?? 'the page shows only the ID; add it to the table, or correct it';

/** Problems with pages, their profile and their output folder. */
export const docsDiagnostic = defineDiagnostics('docs', {
  'nothing-to-document': {
    severity: 'error',
    message: ({ root }: { root: string }) => `no detections or stories found in ${root}`,
    help: () => 'use the folder that contains detections/ and stories/',
  },
  'unknown-technique': {
    severity: 'warning',
    message: ({ id }: Unknown) => `unknown ATT&CK technique "${id}"`,
    help: inTable,
  },
  'retired-technique': {
    severity: 'warning',
    message: ({ id, status }: { id: string; status: string; replacement: string | undefined }) =>
      `ATT&CK technique "${id}" is ${status}`,
    help: ({ replacement }) => (replacement === undefined ? undefined : `use "${replacement}"`),
  },
  'unknown-cve': {
    severity: 'warning',
    message: ({ id }: Unknown) => `"${id}" is not in the table of CVEs`,
    help: inTable,
  },
  'unknown-add-on': {
    severity: 'warning',
    message: ({ id }: Unknown) => `"${id}" is not in the table of add-ons`,
    help: inTable,
  },
  'missing-story': {
    severity: 'warning',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `story "${name}" has no page to link to`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'empty-story': {
    severity: 'warning',
    message: ({ name }: { name: string }) => `story "${name}" has no detections`,
    help: () => 'add the story to tags.analytic_story of its detections',
  },
  'untidy-date': {
    severity: 'error',
    message: ({ date }: { date: string }) => `the date "${date}" cannot be part of a page's name`,
    help: () => 'write YYYY-MM-DD; "tripline check --fix" does',
  },
  'page-collision': {
    severity: 'error',
    message: ({ path }: { path: string }) => `two pages have the same path ${path}`,
    help: () => 'names that differ only in case, spaces or underscores have the same file name',
  },
  'shared-redirect': {
    severity: 'warning',
    message: ({ address }: { address: string }) => `two pages redirect from ${address}`,
    help: () => 'rename one of the detections',
  },
  'reserved-name': {
    severity: 'error',
    message: ({ path }: { path: string }) => `${path} is not a valid file name on Windows`,
    help: () => 'choose another name; CON, PRN, AUX, NUL, COM1 and LPT1 are reserved',
  },
  'unsafe-name': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) =>
      `name cannot be used as a file name: ${JSON.stringify(path)} ${problem}`,
  },
  'unknown-key': {
    severity: 'error',
    message: ({ key, parent }: { key: string; parent: string; nearest: string | undefined }) =>
      `unknown key "${key}" in ${parent}`,
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
    message: ({ path }: { path: string }) => `"${path}" is outside of the profile's folder`,
    help: () => 'put tables in the folder of the profile and use relative paths',
  },
  'unreadable-table': {
    severity: 'error',
    message: ({ path, reason }: { path: string; reason: string }) =>
      `table ${path} cannot be read: ${reason}`,
  },
  'wrong-table': {
    severity: 'error',
    message: ({ path, expected }: { path: string; expected: string }) =>
      `table ${path} is not ${expected}`,
  },
  unwritable,
  'leftover-page': {
    severity: 'warning',
    message: ({ path }: { path: string }) => `${path} no longer belongs to any content`,
    help: () => 'delete it',
  },
});
