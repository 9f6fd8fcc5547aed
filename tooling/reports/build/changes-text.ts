import { counted } from '../../base/counted.ts';
import type { StanzaChange } from '../../render/app/conf/compare.ts';

const MARKS = { added: '+', removed: '-', changed: '~' };

/** The stanzas of an app that differ, one per line, and their number. */
export function changesText(changes: readonly StanzaChange[]): string {
  const lines = changes.map(({ file, stanza, kind, keys }) => {
    const which = keys.length === 0 ? '' : `: ${keys.join(', ')}`;
    return `${MARKS[kind]} ${file} [${stanza}]${which}\n`;
  });
  return `${lines.join('')}${counted(changes.length, 'stanza')} changed\n`;
}
