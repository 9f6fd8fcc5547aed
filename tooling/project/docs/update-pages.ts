import type { Diagnostic } from '../../base/diagnostic.ts';
import { docsDiagnostic } from '../../render/docs/diagnostics.ts';
import { isError, isFatal } from '../blocking-errors.ts';
import type { Host } from '../host.ts';
import { type Build, type BuildOptions, buildPages } from './build-pages.ts';
import { type Comparison, comparePages, prunePages, publishPages } from './publish.ts';
import { storyTimelines } from './story-timelines.ts';

/** Which pages to build, and what to do with those in the output folder. */
export interface DocsRequest extends Omit<BuildOptions, 'packageRoot' | 'timelines'> {
  readonly out: string;
  /** Whether to compare the pages only. */
  readonly check: boolean;
  /** Whether to delete pages that belong to no content. */
  readonly prune: boolean;
}

/** The pages that were built, and how they compare with those in the output folder. */
export interface DocsOutcome {
  /** Misconfigured: the settings are wrong, or the pages cannot be written. */
  readonly result: 'done' | 'out of date' | 'incomplete' | 'misconfigured';
  readonly build: Build;
  /** Undefined if the build failed before pages could be compared. */
  readonly comparison: Comparison | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds the pages of content, and writes or compares them. */
export async function updatePages(request: DocsRequest, host: Host): Promise<DocsOutcome> {
  const timelines = await storyTimelines(request.contentRoot, host);
  const build = buildPages({ ...request, packageRoot: host.packageRoot, timelines });
  const { diagnostics } = build;
  if (build.misconfigured || diagnostics.some(isFatal)) {
    const result = build.misconfigured ? 'misconfigured' : 'incomplete';
    return { result, build, comparison: undefined, diagnostics };
  }
  const comparison = comparePages(request.out, build.pages);
  const isIncomplete = diagnostics.some(isError);
  const done = request.check
    ? checked(comparison)
    : await written(comparison, { ...request, prune: request.prune && !isIncomplete });
  const result = isIncomplete && done.result === 'done' ? 'incomplete' : done.result;
  return { result, build, comparison, diagnostics: [...diagnostics, ...done.diagnostics] };
}

type Done = Pick<DocsOutcome, 'result' | 'diagnostics'>;

function checked({ missing, changed, leftover }: Comparison): Done {
  const isStale = missing.length + changed.length + leftover.length > 0;
  return { result: isStale ? 'out of date' : 'done', diagnostics: [] };
}

async function written(
  { missing, changed, leftover }: Comparison,
  { out, prune }: DocsRequest,
): Promise<Done> {
  const problem = await publishPages(out, [...missing, ...changed]);
  if (problem !== undefined) return { result: 'misconfigured', diagnostics: [problem] };
  if (prune) prunePages(out, leftover);
  const remaining = prune ? [] : leftover;
  return {
    result: 'done',
    diagnostics: remaining.map((path) => docsDiagnostic('leftover-page', { path }, undefined)),
  };
}
