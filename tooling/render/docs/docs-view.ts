import { addTo } from '../../base/add-to.ts';
import { byCodeUnit, sortedBy } from '../../base/order.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { detectionView } from './detection-view.ts';
import { storyView } from './story-view.ts';
import type { DocsStyle, Site } from './style.ts';
import type { DetectionView, DocsView } from './view.ts';
import { hasPage, type ViewOptions, viewContext } from './view-context.ts';

/** The views of all pages, sorted by name. */
export function docsView(content: Content, options: ViewOptions): DocsView {
  const context = viewContext(content, options);
  const detections = publishedDetections(content, options.style).map((document) =>
    detectionView(document, context),
  );
  const byStory = detectionsByStory(detections, options.style.site);
  const stories = sortedBy(context.storyByName.values(), ({ data }) => data.name).map((document) =>
    storyView(document, byStory.get(document.data.name) ?? [], context),
  );
  return { detections, stories };
}

/** By name; for equal names, by the table, then by folder and path. */
function publishedDetections(
  content: Content,
  { enrichment, site }: DocsStyle,
): ContentDocument<Detection>[] {
  const place = ({ path }: ContentDocument<Detection>) =>
    site.folders.findIndex((folder) => path.startsWith(folder));
  const rank = new Map<string, number>();
  for (const ids of enrichment.duplicateNameOrder.values()) {
    for (const [index, id] of ids.entries()) rank.set(id.toLowerCase(), index);
  }
  const rankOf = ({ data }: ContentDocument<Detection>) =>
    rank.get(data.id.toLowerCase()) ?? Number.MAX_SAFE_INTEGER;
  return content.detection.all
    .filter(hasPage)
    .sort(
      (a, b) =>
        byCodeUnit(a.data.name, b.data.name) ||
        rankOf(a) - rankOf(b) ||
        place(a) - place(b) ||
        byCodeUnit(a.path, b.path),
    );
}

/** A detection counts once per story, even if it lists a story twice. */
function detectionsByStory(
  detections: readonly DetectionView[],
  { rowPerMention }: Site,
): Map<string, DetectionView[]> {
  const byStory = new Map<string, DetectionView[]>();
  for (const detection of detections) {
    const names = detection.document.data.tags.analytic_story;
    for (const name of rowPerMention ? names : new Set(names)) {
      addTo(byStory, name, detection);
    }
  }
  return byStory;
}
