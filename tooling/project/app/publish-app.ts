import type { NewFile } from '../../disk/staging.ts';
import { appDiagnostic } from '../../render/app/diagnostics.ts';
import { type OutputFolder, type Published, publishFolder } from '../publish-folder.ts';

const APP: OutputFolder = {
  manifest: '.tripline-app',
  foreign: (path) => appDiagnostic('foreign-output', { path }, undefined),
  unwritable: (problem) => appDiagnostic('unwritable', problem, undefined),
};

/** Writes the files of a build, all or nothing. */
export function publishApp(out: string, files: readonly NewFile[]): Promise<Published> {
  return publishFolder(out, { folder: APP, files, mayPublish: () => true });
}
