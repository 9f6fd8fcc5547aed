import { readLock } from '../../attack-data/lock.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { completeContent } from '../../content/content.ts';
import type { OutputFile } from '../../render/output-file.ts';
import { renderSite } from '../../render/site/render-site.ts';
import { blockingErrors, isError } from '../blocking-errors.ts';
import { readDocsStyle } from '../docs/read-style.ts';
import type { Host } from '../host.ts';
import { Workspaces } from '../workspace.ts';
import { gatherSite } from './gather.ts';
import { readAssets } from './read-assets.ts';
import { readSqlStatuses } from './read-sql-statuses.ts';

interface BuildOptions {
  readonly host: Host;
  readonly contentRoot: string;
  readonly profile: string | undefined;
  readonly attackData: string | undefined;
  /** Files that `tripline sql --json` wrote. */
  readonly sqlFiles?: readonly string[] | undefined;
}

/** The files of a site. They are generated one by one; `diagnostics` is complete after the last one. */
export interface SiteBuild {
  readonly files: Iterable<OutputFile>;
  /** Grows while files are generated. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the profile or tripline.yml is invalid; then no files are generated. */
  readonly misconfigured: boolean;
}

/** The files of a website of a content folder. */
export async function buildSiteFiles(options: BuildOptions): Promise<SiteBuild> {
  const { host, contentRoot, profile, attackData, sqlFiles = [] } = options;
  const sqlStatuses = readSqlStatuses(sqlFiles);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const style = readDocsStyle({ packageRoot: host.packageRoot, contentRoot, profile, report });
  if (diagnostics.some(isError)) return { files: [], diagnostics, misconfigured: true };
  const workspaces = new Workspaces(host);
  const workspace = workspaces.open(contentRoot);
  diagnostics.push(...blockingErrors(workspace.diagnostics, completeContent(workspace.content)));
  const lock = readLock(contentRoot, workspaces.validate, report) ?? new Map();
  const places = { content: contentRoot, attackData, cache: host.cacheFolder, lock };
  const input = await gatherSite(workspace, { host, style, places, report, sqlStatuses });
  return { files: allFiles(), diagnostics, misconfigured: false };

  function* allFiles() {
    yield* renderSite(input);
    yield* readAssets(host.packageRoot);
  }
}
