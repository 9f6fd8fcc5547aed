/** The number of times that a repetition is written. */
const MOST_REPEATS = 8;

/**
 * A text that a simple regular expression matches: its literal parts, the first of its alternatives, one character of
 * each class. Empty if it uses anything else. The caller checks that it matches.
 */
export function exampleOf(regex: string): readonly string[] {
  const reader = { text: regex.replace(/^\(\?[a-z]+\)/, ''), at: 0 };
  const text = sequence(reader);
  return text === undefined || reader.at < reader.text.length || text === '' ? [] : [text];
}

interface Reader {
  readonly text: string;
  at: number;
}

/** `sequence : (item quantifier?)* ("|" sequence)?` */
function sequence(reader: Reader): string | undefined {
  let made = '';
  while (reader.at < reader.text.length && !'|)'.includes(next(reader))) {
    const item = itemOf(reader);
    if (item === undefined) return undefined;
    made += item.repeat(repeats(reader));
  }
  if (next(reader) !== '|') return made;
  reader.at += 1;
  return sequence(reader) === undefined ? undefined : made;
}

function next({ text, at }: Reader): string {
  return text[at] ?? '';
}

function itemOf(reader: Reader): string | undefined {
  const character = next(reader);
  reader.at += 1;
  switch (character) {
    case '^':
    case '$':
      return '';
    case '.':
      return 'a';
    case '(':
      return group(reader);
    case '[':
      return oneOfClass(reader);
    case '\\':
      return escaped(reader);
    case '*':
    case '+':
    case '?':
      return undefined;
    default:
      return character;
  }
}

function group(reader: Reader): string | undefined {
  const [head] = /^(?:\?(?:P?<\w+>|:))?/.exec(reader.text.slice(reader.at)) ?? [''];
  reader.at += head.length;
  if (next(reader) === '?') return undefined;
  const inside = sequence(reader);
  if (inside === undefined || next(reader) !== ')') return undefined;
  reader.at += 1;
  return inside;
}

function oneOfClass(reader: Reader): string | undefined {
  const [whole, negated, members = ''] =
    /^(\^?)((?:\\.|[^\]\\])+)\]/.exec(reader.text.slice(reader.at)) ?? [];
  if (whole === undefined) return undefined;
  reader.at += whole.length;
  const matcher = classMatcher(`[${negated}${members}]`);
  return ['a', '1', 'A', '-', ' ', '/', '\\', '.', '_', '"', ...members].find((character) =>
    matcher?.test(character),
  );
}

/** Undefined for a class that only PCRE has. */
function classMatcher(text: string): RegExp | undefined {
  try {
    return new RegExp(text);
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  d: '1',
  w: 'a',
  s: ' ',
  S: 'a',
  D: 'a',
  W: ' ',
  b: '',
  t: '\t',
  n: '\n',
};

function escaped(reader: Reader): string | undefined {
  const character = next(reader);
  reader.at += 1;
  const known = CLASSES[character];
  if (known !== undefined) return known;
  return /\w/.test(character) ? undefined : character;
}

function repeats(reader: Reader): number {
  const [whole = '', sign, least] =
    /^(?:([*+?])|\{(\d+)(?:,\d*)?\})[?+]?/.exec(reader.text.slice(reader.at)) ?? [];
  reader.at += whole.length;
  if (least !== undefined) return Math.min(Number(least), MOST_REPEATS * 64);
  return sign === '*' || sign === '?' ? 0 : 1;
}
