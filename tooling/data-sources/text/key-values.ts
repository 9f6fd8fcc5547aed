/**
 * The `key=value` pairs of a text, as Splunk's automatic extraction finds them (recorded from Splunk 10.4 where not
 * marked): a value is quoted or goes up to a blank or a separator, may hold `=`, and is not unescaped; an empty one
 * makes no field; of a repeated key the first one counts. Not recorded: that `;`, `|`, `&` end a value, which query
 * strings in access logs need, and that a closing bracket does which was not opened in the value.
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

/** A key as a field name: what is no letter, digit or `_` becomes `_`, and leading digits and `_` go. */
export function cleanKey(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, '_').replace(/^[_0-9]+/, '');
}

function withoutStrayBracket(value: string): string {
  const last = value.at(-1);
  if (last === ')' && !value.includes('(')) return value.slice(0, -1);
  return last === ']' && !value.includes('[') ? value.slice(0, -1) : value;
}
