import { Workspaces } from '../../tooling/cli/workspace.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { best, print } from './measure.ts';

/** What each start of the command line pays before it looks at the content: Tripline's own content, opened. */
export function benchStart(): void {
  const ms = best(() => void new Workspaces(realWorld()).open('test/fixtures/content'));
  print('open a folder of content', `${ms.toFixed(0)} ms, built-in data sources included`);
}
