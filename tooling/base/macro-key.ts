/** What tells macros apart: name and number of arguments, as Splunk writes them: `m`, `m(1)`. */
export function macroKey(name: string, argumentCount: number): string {
  return argumentCount === 0 ? name : `${name}(${argumentCount})`;
}

/** The name that calls use, of a macro's key. */
export function macroName(key: string): string {
  return key.replace(/\(\d+\)$/, '');
}

/** How many arguments a macro's key says that it takes. */
export function macroArity(key: string): number {
  return Number(/\((\d+)\)$/.exec(key)?.[1] ?? 0);
}
