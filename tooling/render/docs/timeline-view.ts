import type { LinkStyle } from './addresses.ts';
import type { Timeline } from './timeline.ts';
import type { DetectionView, LinkView, TimelineRowView } from './view.ts';

/** The rows of a timeline; detections of the story, and their techniques, have links. */
export function timelineRows(
  { entries }: Timeline,
  detections: readonly DetectionView[],
  links: LinkStyle,
): readonly TimelineRowView[] {
  const byName = new Map(detections.map((view) => [view.name, view]));
  return entries.map(({ time, host, user, detection, techniques, tactics, event }) => {
    const view = byName.get(detection);
    const known = new Map(view?.techniques.map((technique) => [technique.id, technique]));
    const linkOf = (id: string): LinkView => {
      const technique = known.get(id);
      return { text: id, href: technique && links.technique(technique) };
    };
    return {
      time: readableTime(time),
      where: [host, user].filter((part) => part !== '').join(', '),
      detection: { text: detection, href: view && links.detection(view) },
      techniques: techniques.map(linkOf),
      tactics: tactics.join(', '),
      event,
    };
  });
}

/** A time without fractions of a second. */
export function readableTime(time: string): string {
  return time.replace(/^(.{10})T(.{8}).*$/, '$1 $2');
}
