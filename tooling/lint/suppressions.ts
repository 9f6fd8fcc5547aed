import { Lexer } from 'yaml';
import { addTo } from '../base/add-to.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { onceEach } from '../base/once.ts';
import { type Source, type SourceSpan, toFile } from '../base/source.ts';
import { lintDiagnostic } from './diagnostics.ts';
import { codeOf, nearestName } from './settings.ts';

/** One rule suppressed by a comment, and the range of the file that the comment applies to. */
interface Suppression {
  readonly code: string;
  /** The rule as written in the comment. */
  readonly rule: string;
  readonly reason: string;
  readonly span: SourceSpan;
  readonly from: number;
  readonly to: number;
}

/** Findings with and without those that comments suppress. */
export interface Suppressed {
  readonly kept: readonly Diagnostic[];
  readonly ignored: readonly Diagnostic[];
}

/** The files with comments, and the codes that they can name. */
export interface SuppressOptions {
  readonly sources: Iterable<Source>;
  /** All existing codes. */
  readonly known: ReadonlySet<string>;
  /** Codes that cannot be suppressed. */
  readonly fixed: ReadonlySet<string>;
  /** Whether the check of this code ran. */
  readonly isOn: (code: string) => boolean;
}

/**
 * Removes the findings that comments suppress, and adds findings about the comments.
 *
 * `# tripline-ignore <rule>[, <rule>…]: <reason>` applies to the key or list item on its line or, if it is alone on a line, on the next line; `# tripline-ignore-file` applies to the entire file.
 */
export function suppress(diagnostics: readonly Diagnostic[], options: SuppressOptions): Suppressed {
  const bySource = new Map<Source, ByCode>();
  for (const source of options.sources) {
    if (source.text.includes(DIRECTIVE)) bySource.set(source, byCode(suppressionsIn(source)));
  }
  const used = new Set<Suppression>();
  const kept: Diagnostic[] = [];
  const ignored: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const isFixed = options.fixed.has(diagnostic.code);
    const fitting = isFixed ? [] : suppressionOf(diagnostic, bySource);
    for (const suppression of fitting) used.add(suppression);
    (fitting.length === 0 ? kept : ignored).push(diagnostic);
  }
  const nearestOf = onceEach((code: string) => nearestName(code, options.known));
  for (const suppressions of bySource.values()) {
    for (const suppression of inOrder(suppressions))
      kept.push(...problemsOf(suppression, { ...options, used, nearestOf }));
  }
  return { kept, ignored };
}

const DIRECTIVE = 'tripline-ignore';

/** The suppressions of a file by their codes. */
type ByCode = ReadonlyMap<string, readonly Suppression[]>;

function byCode(suppressions: Iterable<Suppression>): ByCode {
  const groups = new Map<string, Suppression[]>();
  for (const suppression of suppressions) addTo(groups, suppression.code, suppression);
  return groups;
}

function inOrder(suppressions: ByCode): readonly Suppression[] {
  return [...suppressions.values()].flat().sort((a, b) => a.span.start - b.span.start);
}

function suppressionOf(
  { code, span }: Diagnostic,
  bySource: ReadonlyMap<Source, ByCode>,
): readonly Suppression[] {
  if (span === undefined || bySource.size === 0) return [];
  const { source, start } = toFile(span);
  const here = bySource.get(source)?.get(code) ?? [];
  return here.filter(({ from, to }) => from <= start && start <= to);
}

interface ProblemOptions extends SuppressOptions {
  readonly used: ReadonlySet<Suppression>;
  readonly nearestOf: (code: string) => string | undefined;
}

function* problemsOf(
  suppression: Suppression,
  { known, fixed, isOn, used, nearestOf }: ProblemOptions,
): Iterable<Diagnostic> {
  const { rule, code, span, reason } = suppression;
  if (!known.has(code)) {
    yield lintDiagnostic('unknown-rule', { name: rule, nearest: nearestOf(code) }, span);
    return;
  }
  if (fixed.has(code)) {
    yield lintDiagnostic('fixed-severity', { name: rule }, span);
    return;
  }
  if (reason === '') yield lintDiagnostic('suppression-without-reason', { rule }, span);
  if (!used.has(suppression) && isOn(code))
    yield lintDiagnostic('unused-suppression', { rule }, span);
}

function* suppressionsIn(source: Source): Iterable<Suppression> {
  const ranges = new Ranges(source.text);
  for (const { text, start } of commentsOf(source.text)) {
    const match = /^#\s*tripline-ignore(-file)?\s+([^:]*?)\s*(?::\s*(.*?)\s*)?$/.exec(text);
    if (match === null) continue;
    const [, isForFile, rules = '', reason = ''] = match;
    const scope = isForFile === undefined ? ranges.at(start) : { from: 0, to: source.text.length };
    for (const rule of rules.split(',').map((name) => name.trim())) {
      const ruleStart = start + text.indexOf(rule);
      const span = { source, start: ruleStart, end: ruleStart + rule.length };
      yield { code: codeOf(rule), rule, reason, span, ...scope };
    }
  }
}

interface Comment {
  readonly text: string;
  readonly start: number;
}

/** The comments of a YAML text, without comment-like text inside of values. */
function* commentsOf(text: string): Iterable<Comment> {
  let start = 0;
  let isValue = false;
  for (const lexeme of new Lexer().lex(text)) {
    const isMark = MARKS.includes(lexeme);
    if (!isMark && !isValue && lexeme.startsWith('#')) yield { text: lexeme, start };
    if (!isMark) start += lexeme.length;
    isValue = lexeme === SCALAR_MARK;
  }
}

/** Marker characters of the lexer before a document, value or error; they are not part of the file. */
const SCALAR_MARK = '\u001f';
const MARKS = ['\u0002', '\u0018', SCALAR_MARK];

/** The ranges that comments apply to. Comments in a row share one, which is computed once. */
class Ranges {
  readonly #text: string;
  readonly #end: (from: number) => number;
  /** The last comment alone on its line, and the content below it. */
  #above = { comment: 0, content: 0 };

  constructor(text: string) {
    this.#text = text;
    this.#end = onceEach((from) => endOfNode(text, from));
  }

  /** From the line that a comment applies to through all following lines that are indented more. */
  at(comment: number): { from: number; to: number } {
    const lineStart = this.#text.lastIndexOf('\n', comment - 1) + 1;
    const standsAlone = this.#text.slice(lineStart, comment).trim() === '';
    const from = standsAlone ? this.#contentBelow(comment) : lineStart;
    return { from, to: this.#end(from) };
  }

  #contentBelow(comment: number): number {
    const { comment: above, content } = this.#above;
    if (above > comment || comment >= content)
      this.#above = { comment, content: nextContent(this.#text, comment) };
    return this.#above.content;
  }
}

function endOfNode(text: string, from: number): number {
  const indent = indentAt(text, from);
  let to = endOfLine(text, from);
  for (let next = to + 1; next < text.length; next = to + 1) {
    const isBlank = text.slice(next, endOfLine(text, next)).trim() === '';
    if (!isBlank && !belongs(text, { next, from, indent })) break;
    to = endOfLine(text, next);
  }
  return to;
}

interface NextLine {
  readonly next: number;
  readonly from: number;
  readonly indent: number;
}

/** List items can have the same indentation as their key. */
function belongs(text: string, { next, from, indent }: NextLine): boolean {
  const own = indentAt(text, next);
  const isItem = (at: number) => text.startsWith('- ', at + indent);
  return own > indent || (own === indent && isItem(next) && !isItem(from));
}

/** The start of the next line that is neither blank nor a comment. */
function nextContent(text: string, from: number): number {
  let at = endOfLine(text, from) + 1;
  while (at < text.length && /^\s*(?:#|$)/.test(text.slice(at, endOfLine(text, at)))) {
    at = endOfLine(text, at) + 1;
  }
  return Math.min(at, text.length);
}

function indentAt(text: string, lineStart: number): number {
  return /^ */.exec(text.slice(lineStart, endOfLine(text, lineStart)))?.[0].length ?? 0;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
