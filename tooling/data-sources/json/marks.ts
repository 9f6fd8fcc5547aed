/** The structural characters of JSON. */
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const BACKSLASH = 0x5c;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** Whether a number or word ends before a character: before NaN too, which is the end of the text. */
export function isEndOfBare(code: number): boolean {
  return !(code > 0x20) || code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
}
