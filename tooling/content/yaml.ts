import type { Document, YAMLError } from 'yaml';
import type { Report } from '../base/diagnostic.ts';
import type { OriginRun, Source, Span } from '../base/source.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { badAlias } from './yaml-aliases.ts';
import { badMerge } from './yaml-merge.ts';
import { parseBounded, TooDeep } from './yaml-nesting.ts';

/** The data of a YAML file, and the locations of its parts. */
export interface ParsedYaml {
  readonly document: Document.Parsed;
  /** The text that the ranges of the document refer to: the file, or a repaired copy that maps to it. */
  readonly source: Source;
}

/** Errors get their position and wording here, so the parser does not need to count lines. */
const OPTIONS = {
  // The parser compares each key with all others; `duplicate-keys.ts` finds them in one pass.
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * Parses what PyYAML parses. Quoted strings that continue in column 1 and duplicate keys occur in public content. YAML
 * 1.2 allows neither, so each is a warning.
 */
export function parseYaml(file: Source, report: Report): ParsedYaml | undefined {
  const conflict = conflictIn(file.text);
  if (conflict >= 0) {
    const span = { source: file, start: conflict, end: conflict + CONFLICT.length };
    report(contentDiagnostic('merge-conflict', {}, span));
    return undefined;
  }
  const document = documentOf(file, report);
  if (document === undefined) return undefined;
  if (document.errors.length > 0) return parseRepaired(file, document.errors, report);
  if (hasBadReference(document, file, report)) return undefined;
  for (const key of duplicateKeys(document)) reportDuplicate(key, file, report);
  return { document, source: file };
}

/** The plain data of a document; undefined, and reported, if its aliases are undefined or expand too much. */
export function dataOf({ document, source }: ParsedYaml, report: Report): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const span = { source, start: 0, end: Math.min(1, source.text.length) };
    report(contentDiagnostic('yaml-syntax', { problem: error.message }, span));
    return undefined;
  }
}

/** The document of a text; undefined, and reported, if it is nested too deeply. */
function documentOf(source: Source, report: Report): Document.Parsed | undefined {
  try {
    return parseBounded(source.text, OPTIONS);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    const start = Math.min(error.offset, Math.max(0, source.text.length - 1));
    const span = { source, start, end: start + 1 };
    report(contentDiagnostic('yaml-syntax', { problem: error.message }, span));
    return undefined;
  }
}

const CONFLICT = '<<<<<<<';

/** The offset of a line that starts with a merge conflict marker; -1 if none does. */
function conflictIn(text: string): number {
  if (text.startsWith(`${CONFLICT} `)) return 0;
  const before = text.indexOf(`\n${CONFLICT} `);
  return before < 0 ? -1 : before + 1;
}

function parseRepaired(
  file: Source,
  errors: readonly YAMLError[],
  report: Report,
): ParsedYaml | undefined {
  const repaired = indentOpenTexts(file);
  const document = documentOf(repaired.source, report);
  if (document === undefined || hasBadReference(document, repaired.source, report))
    return undefined;
  const [first] = repaired.lines;
  if (first !== undefined && document.errors.length === 0) {
    const plain = repaired.lines.find(({ isQuoted }) => !isQuoted);
    const code = plain === undefined ? 'yaml-unindented' : 'yaml-unindented-text';
    const { start } = plain ?? first;
    report(contentDiagnostic(code, {}, { source: file, start, end: start + 1 }));
    return { document, source: repaired.source };
  }
  for (const error of errors) {
    // The parser also reports errors behind the end of the text, such as a missing bracket.
    const [start, end] = error.pos.map((at) => Math.min(at, file.text.length)) as [number, number];
    const said = error.message.split('\n')[0] ?? error.code;
    report(contentDiagnostic('yaml-syntax', { problem: said }, { source: file, start, end }));
  }
  return undefined;
}

function hasBadReference(document: Document.Parsed, source: Source, report: Report): boolean {
  const alias = badAlias(document);
  const merge = alias === undefined ? badMerge(document) : undefined;
  const bad = alias ?? (merge && { ...merge, problem: 'only mappings can be merged' });
  if (bad === undefined) return false;
  const { problem, start, end } = bad;
  report(contentDiagnostic('yaml-syntax', { problem }, { source, start, end }));
  return true;
}

function reportDuplicate({ start, end }: Span, file: Source, report: Report): void {
  const key = file.text.slice(start, end);
  report(contentDiagnostic('duplicate-key', { key }, { source: file, start, end }));
}

interface Repaired {
  readonly source: Source;
  /** The lines that had to be indented. */
  readonly lines: readonly UnindentedLine[];
}

/** A line in column 1 that continues the text above it. */
interface UnindentedLine {
  readonly start: number;
  /** Whether it is in quotes, where PyYAML accepts it. */
  readonly isQuoted: boolean;
}

/** Indents continuation lines that start in column 1. YAML folds the added spaces away. */
function indentOpenTexts(file: Source): Repaired {
  const { text } = file;
  const origin: OriginRun[] = [];
  let out = '';
  let copied = 0;
  const copyTo = (end: number) => {
    const from = { source: file, start: copied, end };
    origin.push({ start: out.length, end: out.length + (end - copied), from });
    out += text.slice(copied, end);
    copied = end;
  };
  const lines = [...unindentedLines(text)];
  for (const { start } of lines) {
    copyTo(start);
    out += ' ';
  }
  copyTo(text.length);
  return { source: { name: file.name, text: out, origin }, lines };
}

/** Non-empty lines that start in column 1 while a quote is open, or that can only continue a plain scalar. */
function* unindentedLines(text: string): Iterable<UnindentedLine> {
  let quote = '';
  let at = 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const isQuoted = quote !== '';
    if (isQuoted ? /^\S/.test(line) : at > 0 && PLAIN_TEXT.test(line))
      yield { start: at, isQuoted };
    quote = quoteAfter(line, quote);
    at = end + 1;
  }
}

/** Not a key, not a list item, and not a YAML indicator. */
const PLAIN_TEXT = /^[A-Za-z0-9(][^:#]*$/;

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The quote that is open at the end of a line, given the one that was open at its start. */
function quoteAfter(line: string, open: string): string {
  let quote = open;
  let rest = line;
  if (quote === '') {
    const value = /^\s*(?:- )*(?:[\w.$-]+:\s+)?(?=['"])/.exec(line);
    if (value === null) return '';
    quote = line[value[0].length] ?? '';
    rest = line.slice(value[0].length + 1);
  }
  const closing = quote === "'" ? /^(?:[^']|'')*'(?!')/ : /^(?:[^"\\]|\\.)*"/;
  return closing.test(rest) ? '' : quote;
}
