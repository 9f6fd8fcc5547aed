/** The parts of a name such as `catalog.schema.table`; parts in backticks may have any characters. Undefined if it is none. */
export function nameParts(name: string): readonly string[] | undefined {
  // Spark replaces it, wherever it stands.
  if (name.includes('${')) return undefined;
  const parts: string[] = [];
  let at = 0;
  while (at <= name.length) {
    const [written = '', quoted, bare] = PART.exec(name.slice(at)) ?? [];
    const part = quoted?.replaceAll('``', '`') ?? bare ?? '';
    if (part === '') return undefined;
    parts.push(part);
    at += written.length;
    if (at === name.length) return parts;
    if (name[at] !== '.') return undefined;
    at += 1;
  }
  return undefined;
}

// Control characters are in no name that somebody means.
const PART = /^(?:`((?:[^`\p{Cc}\p{Zl}\p{Zp}]|``)+)`|([^\s.`'";\p{C}]+))/u;
