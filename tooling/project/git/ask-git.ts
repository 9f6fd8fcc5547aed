import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { programOnPath } from './program-on-path.ts';

/** The limit of Git's output; more would be a history of a million files. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Options that keep a repository's settings from making Git run a program: SECURITY.md lists those settings and
 * the countermeasure for each. The few commands that run here (`rev-parse`, `merge-base`, `ls-tree`, `cat-file`,
 * `check-attr`, `log`, `config`) neither filter nor show the contents of files.
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

/** Objects missing in a partial clone are not fetched: nothing here uses the network. */
const OFFLINE = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
};

/** The repository is chosen here, not by environment variables of a hook or shell. */
const DECIDED = [
  'GIT_DIR',
  'GIT_COMMON_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_REPLACE_REF_BASE',
];

/** The result of running Git. */
export type GitAnswer =
  | { readonly kind: 'answer'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Git is not installed. */
  | { readonly kind: 'absent' };

/**
 * Runs Git in a folder, in the repository whose top is that folder and in no other; `input` is its stdin. No other
 * code runs Git.
 */
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
