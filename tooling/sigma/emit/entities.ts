import { evalField, quoted } from './quoted.ts';

const ENTITIES = [
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
] as const;

/**
 * A text as the values of events in XML may have it: as it is, with entities for what XML never has, and with entities for
 * quotes too.
 */
export function encodings(parts: readonly string[]): readonly (readonly string[])[] {
  const forms = [
    parts,
    parts.map((part) => encoded(part, '<>&')),
    parts.map((part) => encoded(part, `<>&"'`)),
  ];
  return forms.filter(
    (form, index) => forms.findIndex((other) => other.join('\0') === form.join('\0')) === index,
  );
}

function encoded(text: string, characters: string): string {
  return text.replaceAll(/[<>&"']/g, (found) => {
    const entity = ENTITIES.find(([character]) => character === found)?.[1];
    return characters.includes(found) && entity !== undefined ? entity : found;
  });
}

/** The value of a field without entities. */
export function decodedField(name: string): string {
  return ENTITIES.reduce(
    (value, [character, entity]) => `replace(${value}, ${quoted(entity)}, ${quoted(character)})`,
    evalField(name),
  );
}
