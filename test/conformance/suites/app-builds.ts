import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realWorld } from '../../../tooling/cli/world.ts';
import { type AppBuild, prepareApp } from '../../../tooling/project/app/build-app.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import { apiFiles } from '../../../tooling/render/app/api/api-files.ts';
import { appFiles } from '../../../tooling/render/app/app-files.ts';
import { contentDependencies } from '../../../tooling/render/app/content-dependencies.ts';
import { reportFiles } from '../../../tooling/render/app/reporting/report-files.ts';
import { filesBelow, masked, withReferenceBuild } from '../app-build.ts';
import { adapted } from '../app-exceptions.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** Reference builds of Splunk's own tools, file by file. */
export const appBuilds: readonly Suite[] = [
  {
    name: 'app-4.34.0',
    run: (corpus) =>
      withReferenceBuild(corpus, '4.34.0', (folder) => {
        const build = built(join(folder, 'content'), { folder, format: '2024' });
        return compared('app-4.34.0', { build, expected: join(folder, 'expected') });
      }),
  },
  {
    name: 'app-5.13.0-third',
    run: (corpus) =>
      withReferenceBuild(corpus, '5.13.0-third', (folder) => {
        const build = built(join(folder, 'content'), { folder, format: '2025' });
        const expected = join(folder, 'expected_reference');
        return compared('app-5.13.0-third', { build, expected });
      }),
  },
  {
    name: 'app-escu6-third',
    run: (corpus) =>
      withReferenceBuild(corpus, 'escu6-third', (folder) => {
        const content = escu6Content(corpus, folder);
        const build = built(content, { folder, format: 'escu6' });
        const expected = join(folder, 'expected_reference');
        return compared('app-escu6-third', { build, expected });
      }),
  },
];

interface BuildOf {
  readonly folder: string;
  readonly format: string;
}

/** Builds through a profile, as a user would. */
function built(contentRoot: string, { folder, format }: BuildOf): AppBuild {
  const profile = join(folder, 'profile.yml');
  writeFileSync(
    profile,
    `profile: '${format}'\nstatus: [production, experimental, deprecated]\nattack: enrichment/attack.json\n`,
  );
  const workspaces = new Workspaces(realWorld());
  const workspace = workspaces.open(contentRoot);
  return prepareApp({ workspaces, workspace, profile, skipInvalid: false });
}

/** The content as the reference tool took it: without what it refused, and with techniques of ATT&CK v19. */
function escu6Content(corpus: string, folder: string): string {
  const content = join(folder, 'content');
  cpSync(join(corpus, 'security_content', 'escu6-third'), content, { recursive: true });
  const leftOut = readFileSync(join(folder, 'left_out.txt'), 'utf8').split('\n').filter(Boolean);
  for (const path of ['removed', ...leftOut]) rmSync(join(content, path), { recursive: true });
  withReferenceBuild(corpus, '5.13.0-third', (other) =>
    cpSync(join(other, 'content', 'app_template'), join(content, 'app_template'), {
      recursive: true,
    }),
  );
  const table = JSON.parse(readFileSync(join(corpus, 'attack', 'attack-v19.json'), 'utf8'));
  const names = new Map(table.tactics.map(({ id, name }: Named) => [id, name]));
  const techniques = Object.entries<Technique>(table.techniques).map(([id, { name, tactics }]) => [
    id,
    { name, tactics: tactics.map((tactic) => names.get(tactic)), groups: [] },
  ]);
  mkdirSync(join(folder, 'enrichment'));
  writeFileSync(
    join(folder, 'enrichment', 'attack.json'),
    JSON.stringify(Object.fromEntries(techniques)),
  );
  return content;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Technique {
  readonly name: string;
  readonly tactics: readonly string[];
}

interface Comparing {
  readonly build: AppBuild;
  readonly expected: string;
}

function compared(suite: string, { build, expected }: Comparing): SuiteResult {
  const made = madeFiles(build);
  const details: string[] = [];
  const wanted = [...filesBelow(expected)].filter(([path]) => isCompared(path, build));
  for (const [path, bytes] of wanted) {
    const text = made.get(maskedName(path));
    const problem =
      text === undefined
        ? 'was not made'
        : difference(
            adapted(path, { text, build, isOurs: true }),
            adapted(path, { text: masked(bytes), build, isOurs: false }),
          );
    if (problem !== undefined) details.push(`${path}: ${problem}`);
  }
  const errors = build.diagnostics.filter(({ severity }) => severity === 'error');
  details.push(...errors.map(({ code, message }) => `${code}: ${message}`).slice(0, 5));
  return {
    suite,
    passed: wanted.length - (details.length - errors.length),
    total: wanted.length,
    details,
  };
}

/** `ssa/`, pictures and scratch files are left out. */
function isCompared(path: string, { input }: AppBuild): boolean {
  if (path === 'reporting/coverage.json' || path === 'verbose_content_dependencies.md') return true;
  return path.startsWith('api/') || path.startsWith(`${input.settings.id}/`);
}

function madeFiles({ input, profile }: AppBuild): ReadonlyMap<string, string> {
  const app = appFiles(input, profile).map(
    ({ path, content }) => [`${input.settings.id}/${path}`, content] as const,
  );
  const api = apiFiles(input, profile).map(
    ({ path, content }) => [`api/${path}`, content] as const,
  );
  const reports = reportFiles(input, profile).map(
    ({ path, content }) => [`reporting/${path}`, content] as const,
  );
  const { path: place, content: table } = contentDependencies({ input, profile });
  const dependencies = [[place, table]] as const;
  return new Map(
    [...app, ...api, ...reports, ...dependencies].map(([path, content]) => [
      maskedName(path),
      masked(Buffer.from(content)),
    ]),
  );
}

function maskedName(path: string): string {
  return path.replace(/(data_sources|deprecation_info)_\d{8}/, '$1');
}

/** Where two texts first differ; undefined if they do not. */
function difference(text: string, wanted: string): string | undefined {
  if (text === wanted) return undefined;
  const lines = text.split('\n');
  const index = wanted.split('\n').findIndex((line, at) => line !== lines[at]);
  const shown = (line = '') => JSON.stringify(line.slice(0, 200));
  return `line ${index + 1}: expected ${shown(wanted.split('\n')[index])}, found ${shown(lines[index])}`;
}
