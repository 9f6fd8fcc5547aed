import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { programOnPath } from './program-on-path.ts';

/** So much of git's output is read; more would be a history of a million files. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Nothing that a repository says about itself makes git run a program: SECURITY.md lists its settings that could, and what
 * each is met with. Together with the few commands that are asked here (`rev-parse`, `merge-base`, `ls-tree`, `cat-file`,
 * `check-attr`, `log`, `config`), none of which filters or shows the contents of files.
 */
const HARMLESS = [
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'safe.bareRepository=explicit',
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'log.showSignature=false',
    'i18n.logOutputEncoding=UTF-8',
  ].flatMap((setting) => ['-c', setting]),
];

/** Objects that a partial clone lacks are not fetched: nothing here uses the network. */
const OFFLINE = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
};

/** Which repository is asked is decided here, not by what a hook or a shell around us had in mind. */
const DECIDED = [
  'GIT_DIR',
  'GIT_COMMON_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_REPLACE_REF_BASE',
];

/** What came of asking git. */
export type GitAnswer =
  | { readonly kind: 'answer'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: string }
  /** There is no git on this machine. */
  | { readonly kind: 'absent' };

/** Asks git from a folder, in the repository that begins there and in no other; `input` is what it reads. The only place that runs it. */
export function askGit(folder: string, words: readonly string[], input = ''): GitAnswer {
  const program = programOnPath('git', process.env['PATH'] ?? '');
  if (program === undefined) return { kind: 'absent' };
  const { error, status, stdout, stderr } = spawnSync(program, [...HARMLESS, ...words], {
    cwd: folder,
    maxBuffer: LARGEST,
    input,
    env: environment(folder),
  });
  if (error !== undefined) return { kind: 'refused', reason: error.message };
  if (status !== 0) return { kind: 'refused', reason: stderr.toString('utf8').trim() };
  return { kind: 'answer', bytes: stdout };
}

function environment(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !DECIDED.includes(name));
  return {
    ...Object.fromEntries(inherited),
    ...OFFLINE,
    LC_ALL: 'C',
    GIT_CEILING_DIRECTORIES: dirname(folder),
    GIT_GRAFT_FILE: devNull,
  };
}
