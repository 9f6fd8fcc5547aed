/** The delimiters of pairs and of keys. */
export interface KeyValueOptions {
  /** Characters between pairs. If this and `keyDelimiters` are undefined, pairs have the form `key=value`. */
  readonly pairDelimiters: string | undefined;
  /** Characters between a key and its value. */
  readonly keyDelimiters: string | undefined;
  readonly cleanKeys: boolean;
  /** Whether a repeated key gives a multivalue; otherwise its first value is used (rule 187). */
  readonly keepsRepeated: boolean;
  readonly mostPairs: number;
}

/** The key-value pairs of a text, in order (rules 187 to 190). */
export function keyValues(
  text: string,
  options: KeyValueOptions,
): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  for (const [key, value] of pairsOf(text, options)) {
    const name = options.cleanKeys ? cleanKey(key) : key;
    if (name === '' || value === '') continue;
    const values = fields.get(name);
    if (values === undefined) {
      if (fields.size >= options.mostPairs) break;
      fields.set(name, [value]);
    } else if (options.keepsRepeated) values.push(value);
  }
  return fields;
}

type Pair = readonly [key: string, value: string];

function pairsOf(text: string, { pairDelimiters, keyDelimiters }: KeyValueOptions): Iterable<Pair> {
  if (pairDelimiters === undefined && keyDelimiters === undefined) return automaticPairs(text);
  return delimitedPairs(text, pairDelimiters ?? ' ,;|&\t\r\n', keyDelimiters ?? '=');
}

/** A value is quoted, or ends at whitespace or a separator. It may contain `=` and is not unescaped. */
const AUTOMATIC = /(?<![\w.-])([\w.-]+)=(?:"([^"]*)"|([^\s,;|&"][^\s,;|&]*))/g;

function* automaticPairs(text: string): Iterable<Pair> {
  for (const [, key = '', quoted, bare = ''] of text.matchAll(AUTOMATIC))
    yield [key, quoted ?? bare];
}

function* delimitedPairs(text: string, pairs: string, keys: string): Iterable<Pair> {
  for (const part of cut(text, pairs)) {
    const at = [...keys].map((mark) => part.indexOf(mark)).filter((index) => index > 0);
    if (at.length === 0) continue;
    const middle = Math.min(...at);
    yield [part.slice(0, middle).trim(), unquoted(part.slice(middle + 1).trim())];
  }
}

/** Splits at delimiters outside of quotes. */
function* cut(text: string, delimiters: string): Iterable<string> {
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') inQuotes = !inQuotes;
    if (inQuotes || !delimiters.includes(char)) continue;
    yield text.slice(start, at);
    start = at + 1;
  }
  yield text.slice(start);
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/** Characters other than letters, digits and `_` become `_`; leading digits and `_` are removed (rule 188). */
function cleanKey(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, '_').replace(/^[_0-9]+/, '');
}
