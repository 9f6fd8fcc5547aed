import { counted } from '../../base/counted.ts';
import { shortLine } from '../../base/shortened.ts';
import type { Event } from '../../events/event.ts';
import { toText } from '../../events/field-value.ts';
import type { DetectionDiff, NumberedEvent } from './compare.ts';
import { isSilenced } from './coverage.ts';
import type { SettingsDiff } from './settings-diff.ts';

/** How many events of a row are shown; the rest are only counted. */
export const SHOWN_EVENTS = 3;

const LONGEST_ROW = 240;

/** The name of a detection, on the side that has it. */
export function nameOf({ id, before, after }: DetectionDiff): string {
  return (after ?? before)?.document.data.name ?? id;
}

/** The path of a detection, on the side that has it. */
export function pathOf({ before, after }: DetectionDiff): string {
  return (after ?? before)?.document.path ?? '';
}

/** The change of a detection, in a few words. */
export function changeOf(diff: DetectionDiff): string {
  if (diff.before === undefined) return 'new';
  if (diff.after === undefined) return 'removed';
  const by = diff.parts.length > 0 ? diff.parts.join(', ') : 'its data';
  if (diff.verdict !== 'changed') return `edited: ${by}`;
  return `${isSilenced(diff) ? 'silenced' : 'changed'} by ${by}`;
}

/** The samples and events that a verdict rests on. */
export function comparedText({ compared }: DetectionDiff): string {
  return `${counted(compared.samples, 'sample')} (${counted(compared.events, 'event')})`;
}

/** A row on one line. */
export function rowText(row: Event): string {
  return shortLine(
    [...row].map(([field, value]) => `${field}=${toText(value)}`).join(' '),
    LONGEST_ROW,
  );
}

/** An event on one line. */
export function eventText({ summary }: NumberedEvent): string {
  return shortLine(summary, LONGEST_ROW);
}

/** What changed in settings and accepted findings, one line each. */
export function settingsText({ settings, accepted }: SettingsDiff): readonly string[] {
  const lines = [
    ...settings.map(
      ({ file, setting, before, after }) =>
        `${file} ${setting}: ${before ?? '(none)'} → ${after ?? '(none)'}`,
    ),
    ...accepted.map(
      ({ file, path, code, added, removed }) =>
        `${file} ${path} ${code}: ${acceptedText(added, removed)}`,
    ),
  ];
  return lines.map((line) => shortLine(line, LONGEST_ROW));
}

function acceptedText(added: number, removed: number): string {
  const parts = [
    ...(added > 0 ? [`${counted(added, 'finding')} accepted`] : []),
    ...(removed > 0 ? [`${counted(removed, 'finding')} no longer accepted`] : []),
  ];
  return parts.join(', ');
}
