import type { OutputFile } from '../../render/output-file.ts';
import { siteDiagnostic } from '../../render/site/diagnostics.ts';
import { type OutputFolder, type Published, publishFolder } from '../publish-folder.ts';

const SITE: OutputFolder = {
  manifest: '.tripline-site',
  foreign: (path) => siteDiagnostic('foreign-output', { path }, undefined),
  unwritable: (problem) => siteDiagnostic('unwritable', problem, undefined),
};

interface PublishOptions {
  readonly files: Iterable<OutputFile>;
  /** Called after all files were generated: whether they may be published. */
  readonly mayPublish: () => boolean;
}

/** Writes a site all or nothing; only new and changed files are written. */
export function publishSite(out: string, options: PublishOptions): Promise<Published> {
  return publishFolder(out, { ...options, folder: SITE });
}
