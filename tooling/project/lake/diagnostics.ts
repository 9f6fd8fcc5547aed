import { counted } from '../../base/counted.ts';
import { defineDiagnostics } from '../../base/diagnostic.ts';

type Nothing = Readonly<Record<string, never>>;

const NEW_FOLDER = 'load into a new folder, or delete this one and load all logs again';

/** Problems of loading logs into a lake. */
export const lakeDiagnostic = defineDiagnostics('lake', {
  foreign: {
    severity: 'error',
    message: ({ folder }: { folder: string }) =>
      `${folder} has files that "tripline load" did not write`,
    help: () => 'load into a new folder',
  },
  'invalid-manifest': {
    severity: 'error',
    message: ({ path }: { path: string }) =>
      `${path} is not a manifest of this version of Tripline`,
    help: () => NEW_FOLDER,
  },
  'missing-manifest': {
    severity: 'error',
    message: ({ folder }: { folder: string }) => `${folder} has no manifest`,
    help: () => 'engines run over folders that "tripline load" wrote',
  },
  unfinished: {
    severity: 'error',
    message: ({ path }: { path: string }) => `${path} is left over from an interrupted load`,
    help: () => 'run the same load again: engines would read this file',
  },
  'other-settings': {
    severity: 'error',
    message: ({ setting }: { setting: string }) => `the folder was loaded with ${setting}`,
    help: () => `use the same settings; otherwise ${NEW_FOLDER}`,
  },
  'in-use': {
    severity: 'error',
    message: ({ process }: { process: number }) =>
      `process ${process} is loading into the same folder`,
    help: () => 'wait until it ends',
  },
  'changed-log': {
    severity: 'error',
    message: ({ log }: { log: string }) => `${log} has changed since it was loaded`,
    help: () => `its earlier events are in the folder, and new ones were not loaded; ${NEW_FOLDER}`,
  },
  'input-once': {
    severity: 'error',
    message: (_: Nothing) => 'standard input cannot be added to a folder with loaded logs',
    help: () => 'write it to a file first; only files can be recognized and resumed',
  },
  'too-many-fields': {
    severity: 'warning',
    message: ({ table, values }: { table: string; values: number }) =>
      `table ${table} has too many fields: ${counted(values, 'value')} of further fields left out`,
    help: () => 'detections that read these fields find less; load fewer kinds of logs together',
  },
  'cannot-write': {
    severity: 'error',
    message: ({ path, reason }: { path: string; reason: string }) =>
      `${path} cannot be written: ${reason}`,
    help: () =>
      'what was committed before is complete; run the same command again to load the rest',
  },
});
