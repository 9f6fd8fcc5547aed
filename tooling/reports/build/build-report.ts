import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import type { AppBuild } from '../../project/app/build-app.ts';
import type { Published } from '../../project/publish-folder.ts';

/** A build and what became of its files. */
export interface BuildOutcome {
  readonly app: AppBuild;
  readonly published: Published;
}

/** The shape is a stable interface. */
export function buildJson({ app, published }: BuildOutcome, diagnostics: readonly Diagnostic[]) {
  const counts = published.kind === 'written' ? published.counts : undefined;
  const { id, version } = app.input.settings;
  return {
    ok: published.kind === 'written',
    app: { id, version, format: app.profile.format },
    detections: app.input.content.detection.all.length,
    files: counts?.files ?? 0,
    written: counts?.written ?? 0,
    leftOut: app.leftOut,
    unproven: app.unproven,
    diagnostics: diagnostics.map(jsonReport),
  };
}

/** What was built into a folder, and what was left out. */
export function buildText({ app, published }: BuildOutcome, out: string): string {
  if (published.kind !== 'written') return 'build failed; no file was written\n';
  const { input, leftOut, unproven } = app;
  const { id, version } = input.settings;
  const reasons = unproven.map(({ path, reason }) => `${path}: ${reason}`);
  const without =
    listText('left out because of errors', leftOut) +
    listText('left out without a passed test', reasons);
  const { files, written } = published.counts;
  const detections = counted(input.content.detection.all.length, 'detection');
  return `${without}${out}: ${id} ${version} with ${detections}; ${counted(files, 'file')}, ${written} written\n`;
}

function listText(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${title}:\n${items.map((item) => `  ${item}\n`).join('')}`;
}
