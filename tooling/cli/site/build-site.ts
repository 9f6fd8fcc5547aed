import { readLock } from '../../attack-data/lock.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { OutputFile } from '../../render/output-file.ts';
import { renderSite } from '../../render/site/render-site.ts';
import { blockingErrors, isError } from '../blocking-errors.ts';
import { readDocsStyle } from '../docs/read-style.ts';
import { Workspaces } from '../workspace.ts';
import type { World } from '../world.ts';
import { gatherSite } from './gather.ts';
import { readAssets } from './read-assets.ts';

interface BuildOptions {
  readonly world: World;
  readonly contentRoot: string;
  readonly profile: string | undefined;
  readonly attackData: string | undefined;
}

/** The files of a site. They are generated one by one; `diagnostics` is complete after the last one. */
export interface SiteBuild {
  readonly files: Iterable<OutputFile>;
  /** Grows while files are generated. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the profile or tripline.yml is invalid; then no files are generated. */
  readonly misconfigured: boolean;
}

export async function buildSiteFiles(options: BuildOptions): Promise<SiteBuild> {
  const { world, contentRoot, profile, attackData } = options;
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const style = readDocsStyle({ packageRoot: world.packageRoot, contentRoot, profile, report });
  if (diagnostics.some(isError)) return { files: [], diagnostics, misconfigured: true };
  const workspaces = new Workspaces(world);
  const workspace = workspaces.open(contentRoot);
  diagnostics.push(...blockingErrors(workspace.diagnostics, workspace.content));
  const lock = readLock(contentRoot, workspaces.validate, report) ?? new Map();
  const places = { content: contentRoot, attackData, cache: world.cacheFolder, lock };
  const input = await gatherSite(workspace, { world, style, places, report });
  return { files: allFiles(), diagnostics, misconfigured: false };

  function* allFiles() {
    yield* renderSite(input);
    yield* readAssets(world.packageRoot);
  }
}
