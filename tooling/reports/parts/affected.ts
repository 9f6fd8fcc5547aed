import type { Affected } from '../../project/changed/affected.ts';
import type { ChangedSelection } from '../../project/changed/select-changed.ts';
import { listed } from './listed.ts';

/** The content affected by changes, with the changed files. */
export function affectedText({ base, affected, scenarios, unread }: ChangedSelection): string {
  const rows = affected.map(rowOf);
  return (
    listed(`detections affected by changes since ${base}`, rows) +
    (rows.length === 0 ? `no detections are affected by changes since ${base}\n` : '') +
    listed(`stories whose scenario is affected by changes since ${base}`, scenarios.map(rowOf)) +
    listed('changed detections that cannot be read (run tripline check for the reasons)', unread)
  );
}

function rowOf({ path, because }: Affected): readonly string[] {
  return [path, reason(path, because)];
}

function reason(path: string, because: readonly string[]): string {
  const others = because.filter((file) => file !== path);
  const words = [...(others.length < because.length ? ['itself'] : []), ...others];
  const more = words.length > 3 ? ` and ${words.length - 3} more` : '';
  return words.slice(0, 3).join(', ') + more;
}
