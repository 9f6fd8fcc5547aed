import type { OutputFile } from '../output-file.ts';
import type { LinkStyle } from './addresses.ts';
import type { ListLayouts } from './templates.ts';
import type { DetectionView } from './view.ts';

interface ListOptions {
  readonly layouts: ListLayouts;
  readonly links: LinkStyle;
  readonly repository: string | undefined;
}

/** The folders of detections on the published site, each with its own list; `experimental` is empty since 2024. */
const KINDS = ['application', 'cloud', 'deprecated', 'endpoint', 'experimental', 'network', 'web'];

/** The list of all detections, and one of each folder. */
export function listPages(
  detections: readonly DetectionView[],
  { layouts, links, repository }: ListOptions,
): OutputFile[] {
  const rows = detections.map((view) => ({
    name: view.name,
    kind: view.kind,
    type: view.type,
    href: links.detection(view),
    techniques: view.techniques.map((technique) => ({
      text: technique.name,
      href: links.technique(technique),
    })),
    dataModels: view.dataModels,
  }));
  return [
    { path: '_pages/detections.md', text: layouts.detections({ rows, repository }) },
    ...KINDS.map((kind) => ({
      path: `_pages/${kind}_type.md`,
      text: layouts.type({
        kind,
        title: kind.slice(0, 1).toUpperCase() + kind.slice(1),
        rows: rows.filter((row) => row.kind === kind),
      }),
    })),
  ];
}
