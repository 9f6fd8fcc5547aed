import { byCodeUnit, sortedBy } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Story } from '../../content/model.ts';
import { type LinkStyle, sourceAddress } from './addresses.ts';
import { docsDiagnostic } from './diagnostics.ts';
import { storyFrontMatter } from './front-matter-view.ts';
import { dataModelView, writtenLink } from './link-view.ts';
import type { DocsStyle } from './style.ts';
import { printed, slug } from './text.ts';
import { timelineRows } from './timeline-view.ts';
import type { DetectionView, LinkView, StoryRowView, StoryView, TechniqueView } from './view.ts';
import type { ViewContext } from './view-context.ts';

/** The view of a story page. */
export function storyView(
  document: ContentDocument<Story>,
  detections: readonly DetectionView[],
  context: ViewContext,
): StoryView {
  const { data } = document;
  if (detections.length === 0) {
    context.report(docsDiagnostic('empty-story', { name: data.name }, document.spanAt(['name'])));
  }
  const models = new Set(
    detections.flatMap((detection) => detection.dataModels.map(({ text }) => text)),
  );
  const timeline = context.timelines?.get(document.path);
  const dataModels = [...models].sort(byCodeUnit);
  return {
    document,
    frontMatter: storyFrontMatter(document, dataModels, context),
    name: data.name,
    description: data.description,
    narrative: data.narrative,
    products: data.tags.product ?? [],
    dataModels: dataModels.map(dataModelView),
    date: data.date,
    author: data.author,
    id: printed(data.id),
    version: printed(data.version),
    techniques: techniqueLinks(storyTechniques(detections, context.style), context.links),
    detections: storyRows(detections, context),
    timeline: timeline && { ...timeline, rows: timelineRows(timeline, detections, context.links) },
    references: references(document, context.style).map(writtenLink),
    source: storySource(document, context.style),
  };
}

/** The published pages show references as they are written, even an empty one. */
function references(
  { data, written }: ContentDocument<Story>,
  { site }: DocsStyle,
): readonly unknown[] {
  const all = written['references'];
  return site.verbatim && Array.isArray(all) ? all : (data.references ?? []);
}

function storyRows(detections: readonly DetectionView[], { links }: ViewContext): StoryRowView[] {
  return detections.map((detection) => ({
    text: detection.name,
    href: links.detection(detection),
    techniques: techniqueLinks(detection.techniques, links),
    type: detection.type,
  }));
}

function techniqueLinks(techniques: readonly TechniqueView[], links: LinkStyle): LinkView[] {
  return techniques.map((technique) => ({
    text: technique.name,
    href: links.technique(technique),
  }));
}

/** The techniques of all detections, by ID; or those that the published site lists. */
function storyTechniques(detections: readonly DetectionView[], style: DocsStyle): TechniqueView[] {
  if (style.storyTechniques === 'last_detection') {
    const last = detections.findLast(
      ({ document }) => document.data.tags.mitre_attack_id !== undefined,
    );
    return [...(last?.techniques ?? [])];
  }
  const byId = new Map(
    detections.flatMap(({ techniques }) => techniques.map((item) => [item.id, item])),
  );
  return sortedBy(byId.values(), ({ id }) => id);
}

function storySource({ path, data }: ContentDocument<Story>, style: DocsStyle): LinkView {
  if (style.sourceLink === 'path') return { text: path, href: sourceAddress(style, { path }) };
  const published = `stories/${slug(data.name).replaceAll('-', '_')}.yml`;
  return { text: published, href: sourceAddress(style, { path: published, view: 'tree' }) };
}
