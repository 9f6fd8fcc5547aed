import { counted } from '../../base/counted.ts';
import { jsonReport } from '../../base/report/json.ts';
import type { DocsOutcome } from '../../project/docs/update-pages.ts';
import { SHOWN } from '../parts/diagnostics-text.ts';

/** The shape is a stable interface. */
export function docsJson({ result, build, comparison, diagnostics }: DocsOutcome) {
  return {
    ok: result === 'done',
    pages: build.pages.length,
    unchanged: comparison?.unchanged ?? 0,
    missing: (comparison?.missing ?? []).map(({ path }) => path),
    changed: (comparison?.changed ?? []).map(({ path, line }) => ({ path, line })),
    leftover: comparison?.leftover ?? [],
    diagnostics: diagnostics.map(jsonReport),
  };
}

/** How many pages were written, or which are out of date. */
export function docsText(
  { build, comparison, result }: DocsOutcome,
  options: { readonly check: boolean; readonly out: string },
): string {
  const count = counted(build.pages.length, 'page');
  if (comparison === undefined) return 'build failed; no page was written\n';
  const { missing, changed, unchanged, leftover } = comparison;
  if (!options.check) {
    if (result === 'misconfigured') return 'no page was written\n';
    return `${count}: ${missing.length} new, ${changed.length} changed, ${unchanged} unchanged\n`;
  }
  const stale = [
    ...missing.map(({ path }) => `missing   ${path}`),
    ...changed.map(({ path, line }) => `differs   ${path}, from line ${line}`),
    ...leftover.map((path) => `obsolete  ${path}`),
  ];
  if (stale.length === 0) return `${count}, all up to date\n`;
  return `${listed(stale)}${counted(stale.length, 'page')} of ${options.out} out of date; run without --check\n`;
}

function listed(lines: readonly string[]): string {
  const rest = lines.length - SHOWN;
  const shown = lines.slice(0, SHOWN).map((line) => `${line}\n`);
  return shown.join('') + (rest > 0 ? `… and ${rest} more\n` : '');
}
