/**
 * The `key=value` pairs of a text, as in the automatic field extraction of Splunk (recorded from Splunk 10.4 unless
 * noted). A value is quoted, or ends at whitespace or a separator; it may contain `=` and is not unescaped. An empty
 * value creates no field; the first of repeated keys is used. Not recorded: `;`, `|` and `&` end a value, as query
 * strings in access logs require, and so does a closing bracket that the value did not open.
 */
export function keyValues(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const match of text.matchAll(PAIR)) {
    const [, key = '', quoted, bare = ''] = match;
    const name = cleanKey(key);
    const value = quoted ?? withoutStrayBracket(bare);
    if (name !== '' && value !== '' && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

const PAIR = /(?<![\w.-])([\w.-]+)=(?:"([^"]*)"|([^\s,;|&"][^\s,;|&]*))/g;

/**
 * A key as a field name: characters other than letters, digits and `_` become `_`; leading digits and `_` are removed.
 */
export function cleanKey(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, '_').replace(/^[_0-9]+/, '');
}

function withoutStrayBracket(value: string): string {
  const last = value.at(-1);
  if (last === ')' && !value.includes('(')) return value.slice(0, -1);
  return last === ']' && !value.includes('[') ? value.slice(0, -1) : value;
}
