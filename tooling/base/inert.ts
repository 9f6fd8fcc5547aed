/** Control and escape characters, line separators, bidirectional controls and invisible characters. */
const UNSAFE =
  /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Escapes characters that would control a terminal or reorder text, as `\u001b`. Line breaks and tabs are kept.
 * The value of JSON does not change, because there these characters occur only in strings.
 */
export function inert(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\t' ? character : spelled(character),
  );
}

/** The same on one line: line breaks are escaped too. */
export function oneLine(text: string): string {
  return inert(text).replaceAll('\n', '\\n');
}

/** The same for pages, where a backslash may be an escape character: `‹U+001B›`. */
export function inertPage(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\t' ? character : marked(character),
  );
}

/** The same with a single character for each, so that columns do not change: `␛`. */
export function pictured(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x7f) return '\u2421';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd'.repeat(character.length);
  });
}

function spelled(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

function marked(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
