/** Control and escape characters, line separators, those that turn the direction of text, and those nobody sees. */
const UNSAFE =
  /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * A text whose characters do nothing but show: each that would steer a terminal or reorder what is read is spelled
 * `\u001b`. Line breaks and tabs stay. JSON stays the same value, since there they only occur in strings.
 */
export function inert(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\t' ? character : spelled(character),
  );
}

/** The same on one line: nothing in it begins a line of its own. */
export function oneLine(text: string): string {
  return inert(text).replaceAll('\n', '\\n');
}

/** The same for pages, where a backslash may be an escape: `‹U+001B›`. */
export function inertPage(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\t' ? character : marked(character),
  );
}

/** The same with one character in place of each, so that columns stay: `␛`. */
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
