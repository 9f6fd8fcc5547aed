import { sortedBy } from '../../../base/order.ts';
import type { AppInput } from '../app-input.ts';
import type { AppProfile } from '../profile.ts';
import { type ConfFile, type Stanza, stanzasOf, stanzaText } from './stanza.ts';

/** The text of a .conf file in the layout of a profile. */
export function confText(
  file: ConfFile,
  {
    profile,
    input: { settings, time },
  }: { readonly profile: AppProfile; readonly input: AppInput },
): string {
  const header = profile.header(settings, time);
  if (profile.sorted) return `${header}\n${sortedText(file)}`;
  return file.bare ? `${plainText(file).trimEnd()}\n` : header + plainText(file);
}

/** Each stanza of a list ends in an empty line. */
function plainText({ pieces }: ConfFile): string {
  return pieces
    .map((piece) =>
      typeof piece === 'string'
        ? piece
        : piece.map((stanza) => `${stanzaText(stanza)}\n\n`).join(''),
    )
    .join('');
}

/** Sorted stanzas with sorted keys, without the texts between them; [default] is first, and unchanged. */
function sortedText(file: ConfFile): string {
  return sortedBy(stanzasOf(file), ({ name }) => (name === DEFAULT ? '' : name))
    .map(withSortedKeys)
    .map(stanzaText)
    .map((text) => `${text}\n`)
    .join('\n');
}

const DEFAULT = 'default';

function withSortedKeys(stanza: Stanza): Stanza {
  if (stanza.name === DEFAULT) return stanza;
  return { ...stanza, settings: sortedBy(stanza.settings, ([key]) => key) };
}
