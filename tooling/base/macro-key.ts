/** The key of a macro: its name and number of arguments, as in Splunk: `m`, `m(1)`. */
export function macroKey(name: string, argumentCount: number): string {
  return argumentCount === 0 ? name : `${name}(${argumentCount})`;
}

/** The macro name in a key. */
export function macroName(key: string): string {
  return key.replace(/\(\d+\)$/, '');
}

/** The number of arguments in a key. */
export function macroArity(key: string): number {
  return Number(/\((\d+)\)$/.exec(key)?.[1] ?? 0);
}
