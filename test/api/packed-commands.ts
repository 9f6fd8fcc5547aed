import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliCommands } from '../../tooling/cli/commands/index.ts';

const CONTENT = ['--content', 'content'];
const SIGMA = ['--content', 'rules-content'];

/** A call of each command, in an order in which it succeeds; the first one writes the content. */
const CALLS: readonly (readonly string[])[] = [
  ['init', 'content'],
  ['new', 'story', 'Packed Story', ...CONTENT],
  ['check', ...CONTENT],
  ['test', '--coverage', '--mutate', '--jobs', '1', ...CONTENT],
  ['run', 'events.json', ...CONTENT],
  ['load', 'events.json', '--to', 'lake', ...CONTENT],
  [
    'explain',
    'detections/endpoint/windows_security_log_cleared.yml',
    '--data',
    'events.json',
    ...CONTENT,
  ],
  ['diff', 'HEAD', ...CONTENT],
  ['review', 'HEAD', ...CONTENT],
  ['docs', '--out', 'pages', ...CONTENT],
  ['site', '--out', 'site', ...CONTENT],
  ['build', '--format', 'all', '--out', 'app', ...CONTENT],
  ['convert', '--to', 'escu6', '--out', 'converted', ...CONTENT],
  ['sql', '--all', '--dialect', 'spark', '--out', 'queries', ...CONTENT],
  ['data', 'verify', ...CONTENT],
  // Ends with its input.
  ['lsp', ...CONTENT],
  ['init', '--sigma', 'rules-content'],
  ['check', ...SIGMA],
  ['test', ...SIGMA],
  ['run', 'events.json', ...SIGMA],
  ['convert', '--from', 'sigma', '--to', 'spl', '--out', 'searches', ...SIGMA],
];

const EVENT = { source: 'XmlWinEventLog:Security', EventCode: 1102, host: 'dc1', user: 'eve' };

/** Runs every command of an installed package in a folder that has nothing of this repository. */
export function runEveryCommand(project: string): number {
  const missing = cliCommands.filter(({ name }) => !CALLS.some(([called]) => called === name));
  if (missing.length > 0)
    throw new Error(
      `no call for ${missing.map(({ name }) => name).join(', ')} in packed-commands.ts`,
    );
  writeFileSync(join(project, 'events.json'), `${JSON.stringify(EVENT)}\n`);
  for (const words of CALLS) {
    const program = join('node_modules', 'tripline', 'dist', 'tripline.js');
    const { status, stderr } = spawnSync('node', [program, ...words], {
      cwd: project,
      encoding: 'utf8',
    });
    // Findings are a result too, but for new Sigma rules; what may not happen is a wrong call or a crash.
    const highest = words.includes('rules-content') ? 0 : 1;
    if (status === null || status > highest)
      throw new Error(`${words.join(' ')}: ${status} ${stderr}`);
    if (words[0] === 'init') commitAll(join(project, words.at(-1) ?? ''));
  }
  // The bundle is read as Latin-1: no other character may be left in it.
  if (!readFileSync(join(project, 'site', 'index.html'), 'utf8').includes('◐'))
    throw new Error('the pages of the packed program have broken characters');
  return CALLS.length;
}

function commitAll(folder: string): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    [...who, 'commit', '-q', '-m', 'Begin'],
  ])
    execFileSync('git', ['-C', folder, ...words]);
}
