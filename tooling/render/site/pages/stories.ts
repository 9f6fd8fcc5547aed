import { counted } from '../../../base/counted.ts';
import { sortedBy } from '../../../base/order.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { markdown } from '../markdown.ts';
import {
  changeList,
  detectionTable,
  facts,
  pageLink,
  referenceList,
  section,
  table,
  testedCount,
} from '../parts.ts';
import type { Site, StoryEntry, TechniqueEntry } from '../site.ts';
import { listPage, sourceLine } from './list-page.ts';
import { storyTimeline } from './timeline.ts';

/** The pages of all stories, and the list of them. */
export function* storyPages({ stories }: Site): Iterable<Page> {
  yield listPage('stories', {
    lead: 'An analytic story groups the detections of a threat and explains how they detect it.',
    columns: ['Story', 'Detections', 'Tested', 'Category?', 'Last change?'],
    rows: stories.map((story) => [
      pageLink('../', story),
      story.detections.length,
      testedCount(story.detections),
      story.document.data.tags.category.join(', '),
      story.view.date,
    ]),
  });
  for (const story of stories) yield storyPage(story);
}

function storyPage(story: StoryEntry): Page {
  const root = '../../';
  const { view, document } = story;
  const { tags, status } = document.data;
  return {
    path: story.path,
    title: view.name,
    summary: view.description,
    section: 'stories',
    main: html`<h1>${view.name}</h1>
<div class="prose lead">${markdown(view.description)}</div>
${facts([
  ['Category', tags.category.join(', ')],
  // Before v5, no story has a status.
  ['Status', status ?? 'production'],
  ['Author', view.author],
  ['Last change', view.date],
  ['Version', view.version],
  ['ID', html`<code>${view.id}</code>`],
])}
${section('narrative', 'Narrative', html`<div class="prose">${markdown(view.narrative)}</div>`)}
${section('detections', counted(story.detections.length, 'detection'), detectionTable(root, story.detections, 'Detections of the story'))}
${section('timeline', 'Timeline', storyTimeline(root, story))}${section('techniques', 'ATT&CK techniques', techniqueTable(story, root))}
${section('references', 'References', referenceList(view.references))}
${section('history', 'History', changeList(story.history))}
${sourceLine(view.source)}`,
  };
}

function techniqueTable({ detections }: StoryEntry, root: string): Html {
  const counts = new Map<TechniqueEntry, number>();
  for (const technique of detections.flatMap(({ techniques }) => techniques)) {
    counts.set(technique, (counts.get(technique) ?? 0) + 1);
  }
  const rows = sortedBy(counts, ([{ id }]) => id);
  return table({
    caption: 'ATT&CK techniques of the story',
    columns: ['Technique', 'Tactics', 'Detections'],
    rows: rows.map(([entry, count]) => [
      pageLink(root, entry),
      entry.technique.tactics.join(', '),
      count,
    ]),
  });
}
