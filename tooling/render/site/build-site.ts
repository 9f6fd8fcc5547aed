import { addTo } from '../../base/add-to.ts';
import { byCodeUnit } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { storyView } from '../docs/story-view.ts';
import { hasPage, type ViewContext, viewContext } from '../docs/view-context.ts';
import { type MatrixView, matrixView } from '../matrix/matrix-view.ts';
import {
  type BuildContext,
  type DraftDetection,
  detectionEntry,
  type HistoryOf,
} from './detection-entry.ts';
import { byMention, documentEntry, foundationEntries, named } from './document-entries.ts';
import { documentPages } from './document-pages.ts';
import { reportLongTexts } from './long-texts.ts';
import { type Places, placesOf } from './places.ts';
import type { DetectionEntry, Site, StoryEntry } from './site.ts';
import type { Change, SiteInput } from './site-input.ts';
import { techniqueEntries, techniquePath } from './techniques.ts';

/** Computes all pages and their links. */
export function buildSite(input: SiteInput): Site {
  reportLongTexts(input.content, input.report);
  const places = placesOf(input);
  const context = siteContext(input, places);
  const historyOf = historyReader(input);
  const techniques = techniqueEntries(input);
  const detections = publishedDetections(input).map((document) =>
    detectionEntry(document, { input, places, context, historyOf, techniques: techniques.byId }),
  );
  techniques.attach(detections);
  const kinds = {
    stories: storyEntries(detections, { input, places, context, historyOf }),
    ...foundationEntries(detections, { input, places, historyOf }),
  };
  const documents = [detections, ...Object.values(kinds)].flat();
  return {
    detections,
    ...kinds,
    techniques: techniques.all,
    documents: documentPages(input),
    tactics: input.attack.tactics,
    attackVersion: input.attack.version,
    groupsVersion: input.attack.groups.version,
    matrix: provenMatrix(detections, input),
    macroLibrary: input.macros,
    macroByName: new Map(kinds.macros.map((entry) => [entry.name, entry])),
    changes: input.history.changes,
    entryByFile: new Map(documents.map((entry) => [entry.document.path, entry])),
  };
}

function provenMatrix(detections: readonly DetectionEntry[], { attack }: SiteInput): MatrixView {
  const passing = detections.filter(({ proof }) => proof === 'passing');
  const proven = new Set(passing.map(({ document }) => document));
  return matrixView({
    attack,
    detections: detections.map(({ document }) => document),
    isProven: (document) => proven.has(document),
  });
}

/** By name, then by path. */
function publishedDetections({ content }: SiteInput): ContentDocument<Detection>[] {
  return content.detection.all
    .filter(hasPage)
    .sort((a, b) => byCodeUnit(a.data.name, b.data.name) || byCodeUnit(a.path, b.path));
}

/** The view of the Markdown pages, with links in the site: all these pages are two folders deep. */
function siteContext(
  { content, style, report, timelines }: SiteInput,
  places: Places,
): ViewContext {
  const context = viewContext(content, { style, format: 'plain', report, timelines });
  const links = {
    ...context.links,
    story: (name: string) => `../../${places.story.get(name) ?? ''}`,
    technique: ({ id }: { readonly id: string }) => `../../${techniquePath(id)}`,
  };
  return { ...context, links };
}

function historyReader({ history }: SiteInput): HistoryOf {
  const byPath = new Map<string, Change[]>();
  for (const change of history.changes) {
    for (const path of change.paths) {
      addTo(byPath, path, change);
    }
  }
  return (path) => byPath.get(path) ?? [];
}

function storyEntries(
  detections: readonly DraftDetection[],
  { context, ...rest }: BuildContext & { readonly context: ViewContext },
): StoryEntry[] {
  const membersOf = byMention(detections, ({ document }) =>
    document.data.tags.analytic_story.map((name) => ({ name })),
  );
  const stories = named(
    rest.input.content.story.all.filter(hasPage).map((document) => {
      const members = membersOf(document.data.name);
      const view = storyView(
        document,
        members.map((member) => member.view),
        context,
      );
      return { ...documentEntry(document, rest), view, detections: members };
    }),
  );
  for (const story of stories) for (const member of story.detections) member.stories.push(story);
  return stories;
}
