import { counted } from '../../../base/counted.ts';
import type { TimelineEntry } from '../../docs/timeline.ts';
import { readableTime } from '../../docs/timeline-view.ts';
import { type Html, html, joined, type Part } from '../html.ts';
import { pageLink, techniqueLinks } from '../parts.ts';
import type { DetectionEntry, StoryEntry } from '../site.ts';

/** What the scenario of a story finds, in the order of time; empty without a scenario. */
export function storyTimeline(root: string, { view, detections }: StoryEntry): Html {
  const { timeline } = view;
  if (timeline === undefined) return html``;
  const byName = new Map(detections.map((entry) => [entry.name, entry]));
  const { data, entries, more } = timeline;
  return html`<p>What the detections find in the logs of an example intrusion. Times are in UTC; <code>tripline run ${data}</code> shows the same findings.</p>
<ol class="steps">${entries.map((entry) => step(root, entry, byName.get(entry.detection)))}</ol>
${more > 0 && html`<p class="quiet">${counted(more, 'later finding')} not shown</p>`}`;
}

function step(root: string, finding: TimelineEntry, entry: DetectionEntry | undefined): Html {
  const { time, host, user, tactics, event } = finding;
  const name = entry === undefined ? finding.detection : pageLink(root, entry);
  const techniques =
    entry === undefined ? finding.techniques.join(' ') : techniqueLinks(root, entry);
  const about: readonly Part[] = [host, user, techniques, tactics.join(', ')].filter(
    (part) => part.length > 0,
  );
  return html`<li><time datetime="${time}">${readableTime(time)}</time>
<div><p>${name}</p>
<p class="quiet">${joined(about, ' · ')}</p>
<p class="event"><code>${event}</code></p></div></li>
`;
}
