import { Lexer } from 'yaml';

/** The parser recurses for each level; public content has fewer than ten. */
export const MOST_LEVELS = 100;

/** The offset at which YAML is nested too deeply; undefined if it is not. Found before it is parsed, in one pass. */
export function deepNesting(text: string): number | undefined {
  return mayBeDeep(text) ? firstDeep(text) : undefined;
}

/** Whether there are enough brackets, list markers, colons and spaces for deep nesting: almost no file has them. */
function mayBeDeep(text: string): boolean {
  let brackets = 0;
  let indent = 0;
  let colons = 0;
  let isIndent = true;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '[' || char === '{') brackets += 1;
    if (char === '\n') {
      isIndent = true;
      indent = 0;
      colons = 0;
    } else if (isIndent && INDENTS.includes(char ?? '')) indent += 1;
    else isIndent = false;
    if (char === ':') colons += 1;
    if (brackets + indent + colons > MOST_LEVELS) return true;
  }
  return false;
}

/** Characters before the first word of a line, each of which may be a level. */
const INDENTS = ' -?:\t';

function firstDeep(text: string): number | undefined {
  const levels = new Levels();
  let offset = 0;
  let column = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (MARKS.includes(lexeme)) continue;
    levels.add(lexeme, column);
    if (levels.depth > MOST_LEVELS) return offset;
    offset += lexeme.length;
    const lineBreak = lexeme.lastIndexOf('\n');
    column = lineBreak < 0 ? column + lexeme.length : lexeme.length - lineBreak - 1;
  }
  return undefined;
}

/** Marks of the lexer before documents, values and errors; they are not part of the text. */
const MARKS = ['\u0002', '\u0018', '\u001f'];

/** The open brackets, and the columns of the open lists and mappings. */
class Levels {
  readonly #columns: number[] = [];
  #brackets = 0;

  get depth(): number {
    return this.#columns.length + this.#brackets;
  }

  add(lexeme: string, column: number): void {
    if (lexeme === '[' || lexeme === '{') this.#brackets += 1;
    else if (lexeme === ']' || lexeme === '}') this.#brackets = Math.max(0, this.#brackets - 1);
    else if (this.#brackets === 0 && /^[^\s#,]/.test(lexeme)) this.#open(column);
  }

  #open(column: number): void {
    while ((this.#columns.at(-1) ?? -1) > column) this.#columns.pop();
    if (this.#columns.at(-1) !== column) this.#columns.push(column);
  }
}
