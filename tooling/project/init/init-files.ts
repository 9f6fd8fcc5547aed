import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { byCodeUnit } from '../../base/order.ts';
import type { NewFile } from '../../disk/staging.ts';
import type { Host } from '../host.ts';
import { editorSchemaFiles } from '../new/editor-schema-files.ts';
import { type Workspace, Workspaces } from '../workspace.ts';
import { fittedConfiguration } from './fitted-configuration.ts';

/** The files of a content repository that are missing in a folder, and those that it has. */
export interface InitPlan {
  readonly files: readonly NewFile[];
  /** Schemas for editors, which are generated again whenever they are missing. */
  readonly schemas: readonly NewFile[];
  /** Paths of files that exist and stay as they are. */
  readonly left: readonly string[];
  readonly notes: readonly string[];
  /** Whether the folder has content already. */
  readonly isExisting: boolean;
}

/** Replaced by the address of the action in the workflow. */
const ACTION = 'TRIPLINE_ACTION';

/** What to make. */
export interface InitOptions {
  /** The address of the Tripline action; without it, there is no workflow. */
  readonly action?: string | undefined;
  /** Whether it is for Sigma rules; a folder that has mostly such rules needs no option. */
  readonly sigma?: boolean | undefined;
}

/** Plans the files for a folder. */
export function initPlan(folder: string, { action, sigma }: InitOptions, host: Host): InitPlan {
  const workspace = existsSync(folder) ? new Workspaces(host).open(folder) : undefined;
  const isExisting = (workspace?.content.detection.all.length ?? 0) > 0;
  const isSigma = sigma === true || (workspace !== undefined && isMostlySigma(workspace));
  const starter = join(host.packageRoot, isSigma ? 'starter-sigma' : 'starter');
  const starterFiles = (isSigma ? sigmaStarter(host) : filesIn(starter))
    .flatMap((file) => withAction(file, action))
    .filter(({ path }) => !isExisting || !IN_NEW_ONLY.test(path));
  const needsFit = isExisting && !existsSync(join(folder, 'tripline.yml'));
  const fitted =
    needsFit && workspace !== undefined
      ? fittedConfiguration(workspace, host.packageRoot)
      : undefined;
  const planned = starterFiles.map((file) =>
    file.path === 'tripline.yml' && fitted !== undefined ? { ...file, text: fitted.text } : file,
  );
  const isTaken = ({ path }: NewFile) => existsSync(join(folder, path));
  return {
    files: planned.filter((file) => !isTaken(file)),
    schemas: editorSchemaFiles(isExisting ? folder : starter, host),
    left: planned.filter(isTaken).map(({ path }) => path),
    notes: [...(fitted?.notes ?? []), ...ignoreNote(folder)],
    isExisting,
  };
}

function isMostlySigma({ content }: Workspace): boolean {
  const { all } = content.detection;
  return all.filter(({ dialect }) => dialect === 'sigma').length > all.length / 2;
}

/** Files for a repository that has no content yet. */
const IN_NEW_ONLY = /^(?:detections|stories|rules|regression_data)\/|^README\.md$/;

/** Content for Splunk, which a repository of Sigma rules does without. */
const FOR_SPLUNK = /^(?:detections|stories)\//;

/** The starter of a repository of Sigma rules: its own files, and those that all repositories have. */
function sigmaStarter({ packageRoot }: Host): readonly StarterFile[] {
  const own = filesIn(join(packageRoot, 'starter-sigma'));
  const paths = new Set(own.map(({ path }) => path));
  const common = filesIn(join(packageRoot, 'starter')).filter(
    ({ path }) => !paths.has(path) && !FOR_SPLUNK.test(path),
  );
  return [...own, ...common].toSorted((a, b) => byCodeUnit(a.path, b.path));
}

function ignoreNote(folder: string): string[] {
  const path = join(folder, '.gitignore');
  if (!existsSync(path) || readFileSync(path, 'utf8').includes('.tripline')) return [];
  return ['add .tripline/ to .gitignore: it has generated files'];
}

/** A workflow without the address of the action could not run, so it is left out. */
function withAction({ path, text }: StarterFile, action: string | undefined): StarterFile[] {
  if (!text.includes(ACTION)) return [{ path, text }];
  return action === undefined ? [] : [{ path, text: text.replaceAll(ACTION, action) }];
}

interface StarterFile {
  readonly path: string;
  readonly text: string;
}

function filesIn(starter: string): readonly StarterFile[] {
  return filesBelow(starter).map((path) => ({
    text: readFileSync(path, 'utf8'),
    path: targetOf(relative(starter, path)).split(sep).join('/'),
  }));
}

/** npm excludes .gitignore from packages, so it is packed under another name. */
function targetOf(path: string): string {
  return basename(path) === 'gitignore' ? join(dirname(path), '.gitignore') : path;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
  return paths.sort(byCodeUnit);
}
