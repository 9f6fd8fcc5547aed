import fc from 'fast-check';

/** Texts to start from, and what mutations insert. */
export interface TextMaterial {
  readonly seeds: readonly string[];
  /** Keywords, names and values of the language. */
  readonly words: readonly string[];
}

/** The longest text that mutations produce. */
const MOST_CHARACTERS = 60_000;
const MOST_EDITS = 6;

interface Edit {
  readonly action: number;
  /** Positions and sizes, each up to 2³¹; the action scales them. */
  readonly at: number;
  readonly size: number;
  readonly pick: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  action: fc.nat(),
  at: fc.nat(),
  size: fc.nat(),
  pick: fc.nat(),
});

/** Mutations of generated texts: tokens and ranges are removed, repeated, nested and replaced. */
export function mutatedText(
  generated: fc.Arbitrary<string>,
  material: TextMaterial,
): fc.Arbitrary<string> {
  return fc
    .tuple(generated, fc.array(edit, { maxLength: MOST_EDITS }))
    .map(([text, edits]) =>
      edits.reduce(
        (sum, one) => applied(sum, one, material).slice(0, MOST_CHARACTERS),
        text.slice(0, MOST_CHARACTERS),
      ),
    );
}

/** One of the texts. */
export function seedOf({ seeds }: TextMaterial): fc.Arbitrary<string> {
  return fc.constantFrom(...seeds);
}

type Action = (text: string, edit: Edit, material: TextMaterial) => string;

/** Values at the limits of numbers, times and texts. */
export const EXTREMES: readonly string[] = [
  '0',
  '-0',
  '-1',
  '1e308',
  '-1e308',
  '5e-324',
  '1e-300',
  'NaN',
  'inf',
  '-Infinity',
  '9007199254740993',
  '4294967296',
  '99999999999999999999999999999999999999999',
  '0x7fffffff',
  '253402300800',
  '-62135596801',
  '1e15',
  '0.1',
  '""',
  '"*"',
  '" "',
  "''",
  'null',
  'true',
];

const ODD: readonly string[] = [
  '',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u0001',
  '\u001b[31m',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\u00a0',
  'é',
  'İ',
  'ß',
  '😀',
  '\ud800',
  '"',
  "'",
  '`',
  '\\',
  '|',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '<',
  '>',
  '*',
  '%',
  '$',
  '#',
  ',',
  ':',
  '=',
  '!',
  '&',
  '__proto__',
  'constructor',
];

const BRACKETS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['"', '"'],
  ['[search ', ']'],
  ['(?:', ')*'],
  ['<a>', '</a>'],
  ['{"a":', '}'],
  ['- ', ''],
  ['NOT ', ''],
  ['-', ''],
];

const insertWord: Action = (text, { at, pick }, { words }) =>
  inserted(text, at, wordOf(words, pick));
const replaceToken: Action = (text, { at, pick }, { words }) =>
  withToken(text, at, () => wordOf(words, pick));
const replaceByExtreme: Action = (text, { at, pick }) =>
  withToken(text, at, () => wordOf(EXTREMES, pick));
const replaceByOdd: Action = (text, { at, pick }) => withToken(text, at, () => wordOf(ODD, pick));
const insertOdd: Action = (text, { at, pick }) => inserted(text, at, wordOf(ODD, pick));
const removeRange: Action = (text, { at, size }) => {
  const [start, end] = rangeIn(text, at, size);
  return text.slice(0, start) + text.slice(end);
};
const removeToken: Action = (text, { at }) => withToken(text, at, () => '');
const repeatRange: Action = (text, { at, size, pick }) => {
  const [start, end] = rangeIn(text, at, size);
  const times = pick % TIMES === 0 ? 2_000 : 1 + (pick % 4);
  return text.slice(0, start) + bounded(text.slice(start, end), times) + text.slice(start);
};
const repeatToken: Action = (text, { at, pick }) =>
  withToken(text, at, (token) => bounded(`${token} `, pick % TIMES === 0 ? 5_000 : 2 + (pick % 5)));
const nest: Action = (text, { at, size, pick }) => {
  const [start, end] = rangeIn(text, at, size);
  const [open, close] = BRACKETS[pick % BRACKETS.length] ?? ['(', ')'];
  const depth = size % TIMES === 0 ? 5_000 : 1 + (size % 6);
  return `${text.slice(0, start)}${open.repeat(depth)}${text.slice(start, end)}${close.repeat(depth)}${text.slice(end)}`;
};
const splice: Action = (text, { at, size, pick }, { seeds }) => {
  const other = seeds[pick % seeds.length] ?? '';
  return text.slice(0, at % (text.length + 1)) + other.slice(size % (other.length + 1));
};
const truncate: Action = (text, { at }) => text.slice(0, at % (text.length + 1));
const repeatLine: Action = (text, { at, pick }) => {
  const lines = text.split('\n');
  const line = lines[at % lines.length] ?? '';
  const copies = pick % TIMES === 0 ? 1_000 : 1 + (pick % 3);
  const most = Math.min(copies, Math.ceil(MOST_CHARACTERS / (line.length + 1)));
  return [...lines, ...Array.from({ length: most }, () => line)].join('\n');
};

/** How rarely a part is repeated thousands of times. */
const TIMES = 100;

/** The frequent actions occur several times. */
const ACTIONS: readonly Action[] = [
  insertWord,
  insertWord,
  replaceToken,
  replaceToken,
  replaceToken,
  replaceByExtreme,
  replaceByExtreme,
  replaceByOdd,
  insertOdd,
  insertOdd,
  removeRange,
  removeToken,
  removeToken,
  repeatRange,
  repeatToken,
  nest,
  splice,
  truncate,
  repeatLine,
];

function applied(text: string, edit: Edit, material: TextMaterial): string {
  const action = ACTIONS[edit.action % ACTIONS.length];
  return action === undefined ? text : action(text, edit, material);
}

function inserted(text: string, at: number, part: string): string {
  const offset = at % (text.length + 1);
  return text.slice(0, offset) + part + text.slice(offset);
}

function withToken(text: string, at: number, replace: (token: string) => string): string {
  const [start, end] = tokenIn(text, at % (text.length + 1));
  return text.slice(0, start) + replace(text.slice(start, end)) + text.slice(end);
}

/** The word at an offset, or the character. */
function tokenIn(text: string, offset: number): readonly [number, number] {
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start < LONGEST_WORD && isWord(text, start - 1)) start -= 1;
  while (end < text.length && end - offset < LONGEST_WORD && isWord(text, end)) end += 1;
  return start === end ? [offset, Math.min(offset + 1, text.length)] : [start, end];
}

const LONGEST_WORD = 100;

function isWord(text: string, at: number): boolean {
  return /[\w.]/.test(text.charAt(at));
}

/** Mostly a short range, sometimes up to the end. */
function rangeIn(text: string, at: number, size: number): readonly [number, number] {
  const start = at % (text.length + 1);
  const most = size % 8 === 0 ? text.length - start : Math.min(text.length - start, 30);
  return [start, start + (size % (most + 1))];
}

function bounded(part: string, times: number): string {
  return part.repeat(Math.min(times, Math.ceil(MOST_CHARACTERS / (part.length + 1))));
}

function wordOf(words: readonly string[], pick: number): string {
  return words[pick % words.length] ?? '';
}
