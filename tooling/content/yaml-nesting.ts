import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  Lexer,
  type ParseOptions,
  Parser,
  type SchemaOptions,
} from 'yaml';

/** Composing recurses for each level; public content has fewer than ten. */
export const MOST_LEVELS = 100;

/** What a parser holds open beside the levels of a document: the document itself, and a scalar. */
const BESIDE_LEVELS = 2;

/** YAML that is nested more than `MOST_LEVELS` levels deep. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep';
  /** The offset of the first level that is too deep. */
  readonly offset: number;

  constructor(offset: number) {
    super(`nested more than ${MOST_LEVELS} levels deep`);
    this.offset = offset;
  }
}

/**
 * The first document of a text, as `parseDocument` reads it. A document is composed when all of it has been read, so
 * that one that is nested too deeply throws `TooDeep` before anything recurses, whatever its text looks like.
 */
export function parseBounded(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions,
): Document.Parsed {
  const [document] = [...new Composer(options).compose(tokens(text), true, text.length)];
  if (document === undefined) throw new Error('a text without a document');
  return document as Document.Parsed;
}

function* tokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MOST_LEVELS + BESIDE_LEVELS) throw new TooDeep(parser.offset);
  }
  yield* parser.end();
}
