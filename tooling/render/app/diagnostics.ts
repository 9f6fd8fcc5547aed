import { counted } from '../../base/counted.ts';
import { defineDiagnostics } from '../../base/diagnostic.ts';
import { foreignOutput, unwritable } from '../output-problems.ts';

interface TableProblem {
  readonly file: string;
}

/** Problems with a Splunk app. */
export const appDiagnostic = defineDiagnostics('app', {
  'bad-setting': {
    severity: 'error',
    message: ({ key, value, problem }: { key: string; value: string; problem: string }) =>
      `app ${key} "${value}" ${problem}`,
    help: () => 'change it under "app" in tripline.yml, or in the profile',
  },
  'no-search-for-rule': {
    severity: 'error',
    message: ({ name, reason }: { name: string; reason: string }) =>
      `the Sigma rule "${name}" cannot be written as a search: ${reason}`,
    help: () => 'leave it out, or set its status to one that is not built',
  },
  'long-name': {
    severity: 'error',
    message: ({ name, length, most }: { name: string; length: number; most: number }) =>
      `the search would be named "${name}", which has ${counted(length, 'character')}, and at most ${most} are possible`,
    help: () => 'shorten the name: Enterprise Security adds to it when the search is cloned',
  },
  'shared-name': {
    severity: 'error',
    message: ({ name, file }: { name: string; file: string }) =>
      `"${name}" would be in ${file} twice`,
    help: () =>
      'names that differ only in case, blanks, dots, slashes or hyphens can be the same in the app; rename one',
  },
  'unsafe-name': {
    severity: 'error',
    message: ({ name, problem }: { name: string; problem: string }) =>
      `the stanza name "${name}" ${problem}`,
  },
  'unsafe-text': {
    severity: 'error',
    message: ({ key, problem }: { key: string; file: string; problem: string }) =>
      `the text for "${key}" ${problem}`,
    help: ({ file }) => `Splunk would read other settings from ${file} than the author wrote`,
  },
  'bad-cron': {
    severity: 'error',
    message: ({ cron, problem }: { cron: string; problem: string }) =>
      `invalid cron schedule "${cron}": ${problem}`,
  },
  'frequent-search': {
    severity: 'warning',
    message: ({ cron }: { cron: string }) =>
      `the search runs more than 12 times per hour: "${cron}"`,
  },
  'real-time': {
    severity: 'error',
    message: ({ time }: { time: string }) => `"${time}" makes it a real-time search`,
    help: () => 'Splunk Cloud accepts only scheduled searches; use a relative time such as -70m@m',
  },
  'email-recipient': {
    severity: 'warning',
    message: () => 'the app sends email to a fixed recipient',
    help: () =>
      'AppInspect rejects default recipients: keep the app private, or set them in Splunk',
  },
  'throttling-field': {
    severity: 'error',
    message: ({ field }: { field: string }) =>
      `throttling uses the field "${field}", which does not occur in the search`,
  },
  'missing-table': {
    severity: 'error',
    message: ({ file }: TableProblem) => `the lookup has no table: ${file} does not exist`,
    help: () => 'a search that uses the lookup would fail in Splunk',
  },
  'bad-table': {
    severity: 'error',
    message: ({ file, problem }: TableProblem & { problem: string }) => `${file} ${problem}`,
  },
  'narrow-table': {
    severity: 'warning',
    message: ({ file }: TableProblem) => `${file} has only one column`,
    help: () => 'a lookup needs a column to match and a column to return',
  },
  'uneven-table': {
    severity: 'warning',
    message: ({
      file,
      row,
      found,
      expected,
    }: TableProblem & { row: number; found: number; expected: number }) =>
      `${file}: row ${row} has ${found} cells instead of ${expected}`,
    help: () => 'quote cells that contain commas, and add missing cells',
  },
  'unused-table': {
    severity: 'warning',
    message: ({ file }: TableProblem) => `no lookup uses ${file}`,
    help: () =>
      'AppInspect rejects tables without a lookup; delete it, or write a YAML file for it',
  },
  'template-file': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) => `${path} ${problem}`,
    help: () => 'remove or change it in the app template',
  },
  'template-replaced': {
    severity: 'warning',
    message: ({ path }: { path: string }) =>
      `${path} of the template is replaced: the build writes this file`,
    help: () => 'move its stanzas to content, such as macros/ or lookups/',
  },
  'template-permissions': {
    severity: 'warning',
    message: ({ path }: { path: string }) =>
      `${path} gives write access without sc_admin, which Splunk Cloud has instead of admin`,
    help: () => 'add sc_admin beside admin',
  },
  'nothing-proven': {
    severity: 'error',
    message: () => 'no detection has a passed test, so the app would have no detections',
    help: () => 'write tests, or fetch their data',
  },
  'dashboard-definition': {
    severity: 'error',
    message: ({ file, exists }: { file: string; exists: boolean }) =>
      exists ? `${file} is not JSON` : `the dashboard has no definition: ${file} does not exist`,
    help: () => 'export the dashboard from Dashboard Studio as JSON, next to its YAML file',
  },
  'foreign-output': foreignOutput('from an earlier build'),
  unwritable,
});
