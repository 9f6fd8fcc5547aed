import { realWorld } from '../../tooling/cli/world.ts';
import { prepareApp } from '../../tooling/project/app/build-app.ts';
import { outputFiles } from '../../tooling/project/app/output-files.ts';
import { checkContent } from '../../tooling/project/check/check-content.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { cpuTime, print } from './measure.ts';

const ROUNDS = 3;

/** Building the app of a content folder with its archive, no file written, against checking it; the two take turns. */
export async function benchBuild(root: string): Promise<void> {
  const world = realWorld();
  let files = 0;
  const times = { check: Number.POSITIVE_INFINITY, build: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round += 1) {
    const beforeCheck = process.cpuUsage();
    checkContent(new Workspaces(world).open(root), world);
    times.check = Math.min(times.check, cpuTime(beforeCheck));
    const beforeBuild = process.cpuUsage();
    files = await buildOnce(root);
    times.build = Math.min(times.build, cpuTime(beforeBuild));
  }
  print('check 2024-10', `${times.check.toFixed(0)} ms`);
  print('build its app', `${times.build.toFixed(0)} ms for ${files} files`);
  print('ratio, at most 1.0', (times.build / times.check).toFixed(2));
}

async function buildOnce(root: string): Promise<number> {
  const workspaces = new Workspaces(realWorld());
  const workspace = workspaces.open(root);
  const app = prepareApp({ workspaces, workspace, profile: undefined, skipInvalid: true });
  return (await outputFiles(app, ['app'])).length;
}
