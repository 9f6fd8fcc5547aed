import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realWorld } from '../../../tooling/cli/world.ts';
import type { CompiledSearch } from '../../../tooling/detect/compile-search.ts';
import { readSample } from '../../../tooling/detect/sample.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { isMap, toText } from '../../../tooling/events/field-value.ts';
import { type Workspace, Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite } from '../suite.ts';

const CAPTURE =
  'attack_data/datasets/attack_techniques/T1003.001/atomic_red_team/procdump_capattack';
const FILES = ['Microsoft-Windows-Sysmon_Operational.xml.log', 'Security.xml.log'];
const DETECTIONS = [
  ['2022-10', 'detections/endpoint/ssa___windows_os_credential_dumping_with_procdump.yml'],
  ['2024-10', 'detections/endpoint/dump_lsass_via_procdump.yml'],
] as const;

/** The real capture of ProcDump dumping LSASS, and lab logs in which it was not used. */
export const procdump: Suite = {
  name: 'procdump',
  async run(corpus) {
    const workspaces = new Workspaces(realWorld());
    const details: string[] = [];
    for (const [snapshot, path] of DETECTIONS) {
      const workspace = workspaces.open(join(corpus, 'security_content', snapshot));
      const [detection] = workspace.select([path]);
      if (detection === undefined)
        return { suite: 'procdump', passed: 0, total: 4, details: [`${path} is missing`] };
      const search = workspace.compile(detection);
      for (const file of FILES)
        details.push(await inCapture(join(corpus, CAPTURE, file), search, workspace));
    }
    const passed = details.filter((line) => line.startsWith('ok')).length;
    return [{ suite: 'procdump', passed, total: 4, details }, await inLabLogs(corpus, workspaces)];
  },
};

async function inCapture(
  file: string,
  search: CompiledSearch,
  workspace: Workspace,
): Promise<string> {
  const rows = await rowsOf(file, search, workspace);
  const programs = rows.map(programOf).sort();
  const isRight =
    rows.length === 4 && programs.every((name) => /^procdump(?:64)?\.exe$/i.test(name));
  return `${isRight ? 'ok' : 'no'} ${search.dialect} on ${file.split('/').at(-1)}: ${programs.join(', ')}`;
}

function programOf(row: Event): string {
  const body = row.get('body');
  return toText(isMap(body) ? body.get('process_name') : row.get('process_name'));
}

async function rowsOf(
  file: string,
  search: CompiledSearch,
  workspace: Workspace,
): Promise<readonly Event[]> {
  const part = { data: { kind: 'file' as const, path: file } };
  const sample = await readSample([part], workspace.library, () => undefined);
  return [...search.executable(sample.run(() => undefined))];
}

/** Nobody used ProcDump on LSASS in these: both searches stay silent. */
async function inLabLogs(corpus: string, workspaces: Workspaces) {
  const folder = join(corpus, 'otrf');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json.gz'));
  const fired: string[] = [];
  const compiled = DETECTIONS.flatMap(([snapshot, path]) => {
    const workspace = workspaces.open(join(corpus, 'security_content', snapshot));
    return workspace.select([path]).map((detection) => workspace.compile(detection));
  });
  const workspace = workspaces.open(join(corpus, 'security_content', '2024-10'));
  for (const name of files) {
    const part = { data: { kind: 'file' as const, path: join(folder, name) } };
    const sample = await readSample([part], workspace.library, () => undefined);
    const rows = compiled.flatMap((search) => [...search.executable(sample.run(() => undefined))]);
    if (rows.length > 0 || sample.events.length === 0)
      fired.push(`${name}: ${rows.length} rows from ${sample.events.length} events`);
  }
  return {
    suite: 'procdump-lab-logs',
    passed: files.length - fired.length,
    total: files.length,
    details: fired,
  };
}
