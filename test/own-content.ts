import { realWorld } from '../tooling/cli/world.ts';
import { type Workspace, Workspaces } from '../tooling/project/workspace.ts';

let opened: Workspace | undefined;

/** The content of this repository, opened once for all test files of a process: it takes half a second. */
export function ownContent(): Workspace {
  opened ??= new Workspaces(realWorld()).open('.');
  return opened;
}
