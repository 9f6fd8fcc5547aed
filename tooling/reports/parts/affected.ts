import type { ChangedSelection } from '../../project/changed/select-changed.ts';
import { listed } from './listed.ts';

/** The content affected by changes, with the changed files. */
export function affectedText({ base, affected, unread }: ChangedSelection): string {
  const rows = affected.map(({ path, because }) => [path, reason(path, because)]);
  return (
    listed(`detections affected by changes since ${base}`, rows) +
    (rows.length === 0 ? `no detections are affected by changes since ${base}\n` : '') +
    listed('changed detections that cannot be read (run tripline check for the reasons)', unread)
  );
}

function reason(path: string, because: readonly string[]): string {
  const others = because.filter((file) => file !== path);
  const words = [...(others.length < because.length ? ['itself'] : []), ...others];
  const more = words.length > 3 ? ` and ${words.length - 3} more` : '';
  return words.slice(0, 3).join(', ') + more;
}
