import { loadContent } from '../../content/load.ts';
import type { Timelines } from '../../render/docs/timeline.ts';
import type { Host } from '../host.ts';
import { hasScenario, timelinesOf } from '../scenario/timelines.ts';
import { Workspaces } from '../workspace.ts';

/** The timelines of the stories of a content folder. All content is read only if a story has a scenario. */
export async function storyTimelines(root: string, host: Host): Promise<Timelines> {
  const workspaces = new Workspaces(host);
  const { validate } = workspaces;
  const { story } = loadContent(root, { validate, report: () => undefined, kinds: ['story'] });
  return story.all.some(hasScenario) ? timelinesOf(workspaces.open(root), host) : new Map();
}
