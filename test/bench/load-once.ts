import { realWorld } from '../../tooling/cli/world.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { cpuTime } from './measure.ts';

// Loads a content folder and compiles its detections in a new process, with the plans in a cache folder.
const [root = '', folder = ''] = process.argv.slice(2);
const host = { ...realWorld(), cache: { folder, version: 'bench' } };
const started = process.cpuUsage();
const workspaces = new Workspaces(host, { keepsPlans: true });
const workspace = workspaces.open(root);
for (const document of workspace.content.detection.all) void workspace.compile(document).optimised;
process.stdout.write(String(cpuTime(started)));
workspaces.keepPlans();
