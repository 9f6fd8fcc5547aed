/** Code with an escape for each unit outside of ASCII. */
export function inAscii(code: string): string;
