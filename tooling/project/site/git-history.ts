import type { Report } from '../../base/diagnostic.ts';
import { siteDiagnostic } from '../../render/site/diagnostics.ts';
import type { Change, History } from '../../render/site/site-input.ts';
import { findCheckout } from '../git/checkout.ts';

/** The Git history of the files of a content folder; empty, with a report, without a repository. */
export function readHistory(root: string, report: Report): History {
  const none = (reason: string) => {
    report(siteDiagnostic('no-history', { reason }, undefined));
    return { changes: [] };
  };
  const found = findCheckout(root);
  if (found.kind === 'none') return none(found.reason);
  const { checkout } = found;
  const shallow = checkout.ask(['rev-parse', '--is-shallow-repository']);
  if (shallow.kind === 'answer' && shallow.bytes.toString().trim() === 'true')
    report(siteDiagnostic('short-history', {}, undefined));
  const { prefix } = checkout;
  const log = checkout.ask([...LOG, '--', ...FOLDERS.map((folder) => prefix + folder)]);
  if (log.kind !== 'answer') return none('"git log" failed');
  return { changes: readLog(log.bytes.toString(), prefix) };
}

const FOLDERS = ['detections', 'stories', 'macros', 'lookups', 'data_sources', 'data_models'];

/** Every part of the output ends with a zero byte, which no part contains. */
const LOG = [
  'log',
  '--no-merges',
  '--name-only',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '-z',
  '--format=%h%x00%as%x00%an%x00%s',
];

/** Commits that changed files below the prefix, newest first. */
export function readLog(log: string, prefix: string): Change[] {
  const commits: { commit: string; said: string[] }[] = [];
  for (const part of log.split('\0')) {
    // A path starts with a folder; the first path is on a new line.
    const last = commits.at(-1);
    const isCommit = /^[0-9a-f]{4,64}$/.test(part) && (last?.said.length ?? 3) >= 3;
    if (isCommit) commits.push({ commit: part, said: [] });
    else last?.said.push(part);
  }
  return commits
    .map(({ commit, said }) => readCommit(commit, said, prefix))
    .filter(({ paths }) => paths.length > 0);
}

function readCommit(commit: string, said: readonly string[], prefix: string): Change {
  const [date = '', author = '', subject = '', ...files] = said;
  const paths = files
    .map((path) => path.replace(/^\n/, ''))
    .filter((path) => path !== '' && path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
  return { commit, date, author, subject, paths };
}
