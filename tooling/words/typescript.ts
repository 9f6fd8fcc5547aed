import ts from 'typescript';
import { isSample } from './content.ts';
import { type Gap, gaps, type Passage, passage } from './passages.ts';

/** Messages, help texts and comments of TypeScript and JavaScript. */
export function* typescriptPassages(text: string, path: string): Iterable<Passage> {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const literals = literalsOf(file);
  for (const literal of literals) {
    if (ts.isRegularExpressionLiteral(literal) || isSample(path)) continue;
    const found = literalPassage(text, literal, file);
    if (isProse(text, found)) yield found;
  }
  yield* commentPassages(
    text,
    literals.map((node) => ({ start: node.getStart(file), end: node.end })),
  );
}

/** Strings, templates and regular expressions, except names of modules and types. */
function literalsOf(file: ts.SourceFile): ts.Node[] {
  const literals: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isLiteral(node)) literals.push(node);
    if (!ts.isImportDeclaration(node) && !ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return literals;
}

const isLiteral = (node: ts.Node) =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  ts.isRegularExpressionLiteral(node);

function literalPassage(text: string, literal: ts.Node, file: ts.SourceFile): Passage {
  const stretch = { start: literal.getStart(file) + 1, end: literal.end - 1 };
  const inserted = ts.isTemplateExpression(literal)
    ? literal.templateSpans.map((span) => insertedValue(span, file))
    : [];
  return passage(text, stretch, [
    ...inserted,
    ...gaps(text, stretch, ESCAPES),
    ...gaps(text, stretch, QUOTED, 'name'),
  ]);
}

function insertedValue({ expression, literal }: ts.TemplateSpan, file: ts.SourceFile): Gap {
  const start = expression.pos - '${'.length;
  const end = literal.getStart(file) + '}'.length;
  return { start, end, kind: isCount(expression) ? 'count' : 'name' };
}

const ESCAPES = /\\(?:u\{[^}]*\}|u.{4}|x..|[^'"`])/g;

/** Names in double quotes, shell commands in examples, and media types. */
const QUOTED = /"[^"\n]{1,80}"|(?<=^\s*)\$ .*?(?= {2,}|$)|\b[a-z]+\/[a-z]+; charset=\S+/gm;

/** Whether an inserted expression is a count, by its name. */
function isCount(expression: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) && /^(n|length|size|total|.*count)$/i.test(name.text);
}

/** Prose has words and is not program text. A single word is a name. */
function isProse(text: string, { start, end }: Passage): boolean {
  const found = text.slice(start, end);
  return /[a-z]{2,}[,;:]?\s+["“']?[a-z$]/i.test(found) && !CODE.test(found);
}

/** Lines of a program, markup, content in YAML, and searches. */
const CODE =
  /[;{]$|^<[?a-z]|^\w+: .*\n\w+: |^[a-z_]+:\\n|\bindex=|\w=\*|\| ?(?:stats|where|tstats|rename) /m;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Comments outside of literals. Lines that follow each other are one passage. */
function* commentPassages(text: string, literals: readonly Range[]): Iterable<Passage> {
  const skipped = [...literals].sort((a, b) => a.start - b.start);
  const comments = /(?:\/\/.*(?:\n[ \t]*(?=\/\/))?)+|\/\*[\s\S]*?\*\//g;
  let next = 0;
  for (let match = comments.exec(text); match !== null; match = comments.exec(text)) {
    const stretch = { start: match.index, end: comments.lastIndex };
    while ((skipped[next]?.end ?? text.length) <= stretch.start) next += 1;
    const literal = skipped[next];
    if (literal !== undefined && literal.start <= stretch.start) comments.lastIndex = literal.end;
    else yield passage(text, stretch, gaps(text, stretch, COMMENT_MARKS));
  }
}

const COMMENT_MARKS = /\/\*+|\*+\/|^[ \t]*\*(?!\/)|\/\/+/gm;
