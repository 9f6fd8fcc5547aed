import { Lexer } from 'yaml';
import { isProseKey } from './content.ts';
import { gaps, type Passage, passage } from './passages.ts';

/** Names, descriptions and comments of YAML, and of JSON, which is YAML. */
export function* yamlPassages(text: string, path: string): Iterable<Passage> {
  let key = '';
  for (const lexeme of lexemes(text)) {
    if (lexeme.kind === 'key') key = lexeme.text;
    else if (lexeme.kind === 'comment') yield passage(text, lexeme, gaps(text, lexeme, /^#/g));
    else if (isProse(key, path) && /[a-z]{2,}\s+[a-z]/i.test(lexeme.text)) {
      const isQuoted = lexeme.text.startsWith('"');
      yield passage(text, lexeme, isQuoted ? gaps(text, lexeme, /\\./g) : []);
    }
  }
}

const isProse = (key: string, path: string) => !NOT_PROSE.test(key) && isProseKey(key, path);

/** Keys of searches, events and commands. */
const NOT_PROSE =
  /^(search|definition|pattern|raw|_raw|example_log|events?|run|cmd|\$id|fields|rows)$/;

interface Lexeme {
  readonly kind: 'key' | 'value' | 'comment';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Marks of the lexer that are not in the text. */
const SCALAR = '\u001f';
const MARKS = new Set([SCALAR, '\u0002', '\u0018', '\ufeff']);

function* lexemes(text: string): Iterable<Lexeme> {
  let start = 0;
  let scalar: Lexeme | undefined;
  let isScalar = false;
  for (const part of new Lexer().lex(text)) {
    if (MARKS.has(part)) {
      isScalar = part === SCALAR;
      continue;
    }
    const at = { text: part, start, end: start + part.length };
    start = at.end;
    if (part === ':') {
      if (scalar) yield { ...scalar, kind: 'key', text: scalar.text.replace(/^["']|["']$/g, '') };
      scalar = undefined;
    } else if (part.startsWith('#') && !isScalar) {
      yield { ...at, kind: 'comment' };
    } else if (isScalar || /^["']/.test(part)) {
      if (scalar) yield scalar;
      scalar = { ...at, kind: 'value' };
    }
    isScalar = false;
  }
  if (scalar) yield scalar;
}
