import { plainText } from '../text.ts';
import { type Applied, type Modifier, refuse, toText } from './modifier.ts';

/** Texts hold one byte per character between `wide` and Base64. */
const BYTES = /^[\0-\xff]*$/;

function encoding(encode: (text: string) => Buffer): Modifier {
  return plain((text, cased) => ({
    kind: 'text',
    text: nonEmpty(encode(text).toString('latin1')),
    cased,
  }));
}

function plain(change: (text: string, cased: boolean) => Applied): Modifier {
  return {
    apply: toText((text, cased) => {
      const only = plainText(text);
      return only === undefined ? refuse('cannot encode wildcards') : change(only, cased);
    }),
  };
}

function nonEmpty(text: string): readonly string[] {
  return text === '' ? [] : [text];
}

/** UTF-16 of Windows: two bytes per character, the lower one first. */
export const wide = encoding((text) => Buffer.from(text, 'utf16le'));

export const utf16be = encoding((text) => Buffer.from(text, 'utf16le').swap16());

/** With a byte order mark. */
export const utf16 = encoding((text) => Buffer.from(`\ufeff${text}`, 'utf16le'));

export const base64 = plain((text, cased) => ({
  kind: 'text',
  text: nonEmpty(bytesOf(text).toString('base64')),
  cased,
}));

/** The encoded text at each of the three positions that it can have in a longer one, without what depends on that. */
export const base64offset = plain((text, cased) => {
  if (text === '') return refuse('requires text that is not empty');
  const variants = [0, 1, 2].map((offset) => atOffset(bytesOf(text), offset));
  return {
    kind: 'any',
    values: variants.map((variant) => ({ kind: 'text', text: nonEmpty(variant), cased })),
  };
});

/** The characters before and after the text also depend on the bytes around it. */
const FIRST_OWN = [0, 2, 3];
const AFTER_OWN = [0, 3, 2];

function atOffset(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset, 0x20), bytes]).toString('base64');
  const foreign = AFTER_OWN[(bytes.length + offset) % 3] ?? 0;
  return encoded.slice(FIRST_OWN[offset], encoded.length - foreign);
}

function bytesOf(text: string): Buffer {
  // What `wide` wrote is bytes already; a rule has NUL characters only from there.
  return Buffer.from(text, BYTES.test(text) && text.includes('\0') ? 'latin1' : 'utf8');
}
