import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Report } from '../../base/diagnostic.ts';
import { siteDiagnostic } from '../../render/site/diagnostics.ts';
import type { Change, History } from '../../render/site/site-input.ts';
import { git } from '../git.ts';

/** What git tells about the files of a content folder; nothing, and a word about it, where there is no repository. */
export function readHistory(root: string, report: Report): History {
  const top = git(root, ['rev-parse', '--show-toplevel', '--is-shallow-repository']);
  if (top === undefined) {
    report(
      siteDiagnostic('no-history', { reason: 'the content is not in a git repository' }, undefined),
    );
    return { changes: [] };
  }
  const [folder = '', isShallow] = top.trimEnd().split('\n');
  if (isShallow === 'true') report(siteDiagnostic('short-history', {}, undefined));
  const log = git(root, LOG);
  if (log === undefined) {
    report(siteDiagnostic('no-history', { reason: 'git log failed' }, undefined));
    return { changes: [] };
  }
  const prefix = relative(folder, realpathSync(root)).split(sep).join('/');
  return { changes: readLog(log, prefix === '' ? '' : `${prefix}/`) };
}

const LOG = [
  'log',
  '--no-merges',
  '--name-only',
  '--no-renames',
  '-z',
  '--format=%x01%h%x02%as%x02%an%x02%s%x02',
  '--',
  'detections',
  'stories',
  'macros',
  'lookups',
  'data_sources',
  'data_models',
];

/** Commits that touched something below the prefix, the newest first. */
export function readLog(log: string, prefix: string): Change[] {
  return log
    .split('\u0001')
    .slice(1)
    .map((record) => readCommit(record, prefix))
    .filter(({ paths }) => paths.length > 0);
}

function readCommit(record: string, prefix: string): Change {
  const [commit = '', date = '', author = '', subject = '', files = ''] = record.split('\u0002');
  const paths = files
    .split('\0')
    .map((path) => path.trim())
    .filter((path) => path !== '' && path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
  return { commit, date, author, subject, paths };
}
