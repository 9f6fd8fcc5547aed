import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { realWorld } from '../../tooling/cli/world.ts';
import { PREPARED_FILE } from '../../tooling/content/built-in.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { best, print } from './measure.ts';

/** What each start of the command line pays before it looks at the content: Tripline's own content, opened. */
export function benchStart(): void {
  const isPrepared = existsSync(join(realWorld().packageRoot, PREPARED_FILE));
  const ms = best(() => void new Workspaces(realWorld()).open('docs'));
  const how = isPrepared ? 'prepared by the build' : 'parsed, since there was no build';
  print('open the built-in content', `${ms.toFixed(0)} ms, ${how}`);
}
