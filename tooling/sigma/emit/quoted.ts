/** A text in double quotes of SPL. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A field name in a search expression. */
export function searchField(name: string): string {
  return /^[\w.]+$/.test(name) ? name : quoted(name);
}

/** A field name in an eval expression. */
export function evalField(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
}
