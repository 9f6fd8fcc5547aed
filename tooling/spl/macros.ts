import type { Diagnostic, Report } from '../base/diagnostic.ts';
import { macroArity, macroKey, macroName } from '../base/macro-key.ts';
import { nearest } from '../base/nearest.ts';
import { inPlaceOf, type Source, type SourceSpan, type Span } from '../base/source.ts';
import { appOfMacro } from './app-names.ts';
import { DerivedText } from './derived-text.ts';
import { splDiagnostic } from './diagnostics.ts';

/** A macro definition. */
export interface MacroDefinition {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The definition, as a source with its origin in the file. */
  readonly source: Source;
}

/** The macros that a search can use. */
export interface MacroLibrary {
  /** By key: see `macroKey`. */
  get(key: string): MacroDefinition | undefined;
  /** The keys of all macros. */
  names(): Iterable<string>;
  /** Whether a macro is listed as external. */
  isExternal(name: string): boolean;
}

/** A search with its macros expanded. */
export interface ExpandedSearch {
  readonly source: Source;
  /** Spans of macros that could not be expanded; the problem is already reported. */
  readonly broken: readonly Span[];
  /** Keys of all macros that were expanded, in order of first use. */
  readonly used: readonly string[];
}

const LARGEST = 1_000_000;
const LONGEST_ARGUMENTS = 10_000;
const NAME = /[\w:.-]+/y;
const CLOSING = /\s*`/y;

/**
 * Replaces macro calls with their definitions and comments with a space, even inside quotes. Like Splunk, it works on
 * text, before parsing.
 */
export function expandMacros(
  source: Source,
  library: MacroLibrary,
  report: Report,
): ExpandedSearch {
  const expander = new Expander(library, report);
  const expanded = expander.expand(source, []);
  return { source: expanded, broken: expander.brokenIn(expanded), used: [...expander.used] };
}

class Expander {
  readonly used = new Set<string>();
  private readonly library: MacroLibrary;
  private readonly report: Report;
  private readonly brokenCalls: Source[] = [];
  private size = 0;
  private tooLarge = false;

  constructor(library: MacroLibrary, report: Report) {
    this.library = library;
    this.report = report;
  }

  brokenIn(source: Source): Span[] {
    // Nearly always; the origin of a scalar takes time.
    if (this.brokenCalls.length === 0) return [];
    const runs = source.origin ?? [];
    return runs.filter(({ from }) => this.brokenCalls.includes(from.source));
  }

  /** `stack` holds the keys of the macros being expanded. */
  expand(source: Source, stack: readonly string[]): Source {
    if (!source.text.includes('`')) return source;
    const builder = new DerivedText(source);
    const quotes = new QuoteTracker(source.text);
    let at = source.text.indexOf('`');
    while (at >= 0) {
      const end = this.expandAt(source, { at, stack, builder, isQuoted: quotes.isOpenAt(at) });
      quotes.skipTo(end);
      at = source.text.indexOf('`', end);
    }
    return builder.finish();
  }

  /** Handles the backtick at an offset; returns the offset to continue at. */
  private expandAt(source: Source, { at, stack, builder, isQuoted }: CallSite): number {
    if (source.text.startsWith('```', at)) return skipComment(source.text, at, builder);
    const call = macroCallAt(source.text, at);
    if (call === undefined) return at + 1;
    const expanded = this.expandCall(call, source, stack);
    builder.replace(
      { source, start: at, end: call.end },
      isQuoted ? this.quoted(expanded) : expanded,
    );
    return call.end;
  }

  /** Inside quotes, the text of a macro stays quoted: its quotes and backslashes are escaped. */
  private quoted(source: Source): Source {
    if (!/["\\]/.test(source.text)) return source;
    const text = source.text.replaceAll(/["\\]/g, '\\$&');
    const escaped = inPlaceOf({ source, start: 0, end: source.text.length }, text);
    if (this.brokenCalls.includes(source)) this.brokenCalls.push(escaped);
    return escaped;
  }

  private expandCall(
    { name, args, start }: MacroCall,
    source: Source,
    stack: readonly string[],
  ): Source {
    const nameSpan = { source, start: start + 1, end: start + 1 + name.length };
    if (this.tooLarge) return this.broken();
    const found = macroOfCall({ name, args }, this.library);
    if (found === undefined) return this.unknown(name, args.length, nameSpan);
    const { key, macro } = found;
    if (stack.includes(key)) {
      this.report(splDiagnostic('macro-cycle', { names: [...stack, key] }, nameSpan));
      return this.broken();
    }
    this.used.add(key);
    const expanded = this.expand(substitute(macro, args, source), [...stack, key]);
    if (this.brokenIn(expanded).length > 0) this.brokenCalls.push(expanded);
    return this.limited(expanded, nameSpan);
  }

  private unknown(name: string, count: number, span: SourceSpan): Source {
    // The filter macro at the end of every detection is empty until a user defines it (rule 173).
    if (name.endsWith('_filter')) return { name, text: 'search *', origin: undefined };
    if (this.library.isExternal(name) || this.library.isExternal(macroKey(name, count))) {
      this.report(splDiagnostic('external-macro', { name }, span));
      return this.broken();
    }
    const app = appOfMacro(name);
    if (app !== undefined) {
      this.report(splDiagnostic('app-macro', { name, app }, span));
      return this.broken();
    }
    this.report(this.whyUnknown(name, count, span));
    return this.broken();
  }

  /** A macro with the same name and other arguments is more likely than one with a similar name. */
  private whyUnknown(name: string, found: number, span: SourceSpan): Diagnostic {
    const keys = [...new Set(this.library.names())];
    const arities = keys.filter((key) => macroName(key) === name).map(macroArity);
    if (arities.length === 0) {
      const near = nearest(name, new Set(keys.map(macroName)));
      return splDiagnostic('unknown-macro', { name, nearest: near }, span);
    }
    const expected = arities.sort((a, b) => a - b).join(' or ');
    return splDiagnostic('macro-arity', { name, expected, found }, span);
  }

  private broken(): Source {
    const source = { name: '', text: '*', origin: undefined };
    this.brokenCalls.push(source);
    return source;
  }

  /** Macros that double each other grow exponentially; stop at a size that no real search needs. */
  private limited(source: Source, span: SourceSpan): Source {
    this.size += source.text.length;
    if (this.size <= LARGEST) return source;
    if (!this.tooLarge) this.report(splDiagnostic('macro-size', { limit: LARGEST }, span));
    this.tooLarge = true;
    return this.broken();
  }
}

/** The macro of a call, and its key. Empty parentheses mean no argument or one empty argument. */
export function macroOfCall(
  { name, args }: Pick<MacroCall, 'name' | 'args'>,
  library: Pick<MacroLibrary, 'get'>,
): { readonly key: string; readonly macro: MacroDefinition } | undefined {
  const isEmpty = args.length === 1 && args[0]?.text === '';
  const keys = [...(isEmpty ? [name] : []), macroKey(name, args.length)];
  for (const key of keys) {
    const macro = library.get(key);
    if (macro !== undefined) return { key, macro };
  }
  return undefined;
}

interface CallSite {
  readonly at: number;
  readonly stack: readonly string[];
  readonly builder: DerivedText;
  readonly isQuoted: boolean;
}

/** Whether a double quote is open, for increasing offsets. */
class QuoteTracker {
  private readonly text: string;
  private at = 0;
  private isOpen = false;

  constructor(text: string) {
    this.text = text;
  }

  isOpenAt(offset: number): boolean {
    for (; this.at < offset; this.at += 1) {
      if (this.text[this.at] === '\\') this.at += 1;
      else if (this.text[this.at] === '"') this.isOpen = !this.isOpen;
    }
    return this.isOpen;
  }

  /** Skips a macro call or comment: quotes in it do not count. */
  skipTo(offset: number): void {
    // A lone backtick is an ordinary character; the text after it is still to be read.
    if (offset > this.at + 1) this.at = offset;
  }
}

/** A comment becomes a space. */
function skipComment(text: string, at: number, builder: DerivedText): number {
  const close = text.indexOf('```', at + 3);
  const end = close < 0 ? text.length : close + 3;
  builder.copyTo(at);
  builder.blank(end);
  return end;
}

/** A macro call in a text. */
export interface MacroCall {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly start: number;
  readonly end: number;
}

/** The call that starts at a backtick; undefined if the backtick is an ordinary character. */
export function macroCallAt(text: string, start: number): MacroCall | undefined {
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const open = start + 1 + name.length;
  const close = text[open] === '(' ? closingParenthesis(text, open) : open;
  if (close === undefined) return undefined;
  CLOSING.lastIndex = close;
  const closing = CLOSING.exec(text)?.[0];
  if (closing === undefined) return undefined;
  const args = close === open ? [] : splitArguments(text.slice(open + 1, close - 1), open + 1);
  return { name, args, start, end: close + closing.length };
}

/** The offset after the parenthesis that closes the one at `open`. */
function closingParenthesis(text: string, open: number): number | undefined {
  let depth = 0;
  let quoted = false;
  const end = Math.min(text.length, open + LONGEST_ARGUMENTS);
  for (let at = open; at < end; at += 1) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '`') return undefined;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

interface Argument {
  readonly text: string;
  readonly start: number;
}

/** Splits at commas outside quotes and parentheses; removes outer quotes (rule 172). */
function splitArguments(text: string, offset: number): Argument[] {
  const pieces: Argument[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === '(') depth += 1;
    else if (!quoted && char === ')') depth -= 1;
    if (at < text.length && (char !== ',' || quoted || depth > 0)) continue;
    pieces.push(argument(text.slice(start, at), offset + start));
    start = at + 1;
  }
  return pieces;
}

function argument(text: string, start: number): Argument {
  const [, blank = '', open = '', inner = ''] =
    /^(\s*)(\\?")([\s\S]*?)\\?"\s*$/.exec(text) ?? /^(\s*)()([\s\S]*?)\s*$/.exec(text) ?? [];
  return { text: inner, start: start + blank.length + open.length };
}

/** The definition of a call with its arguments substituted; calls inside it are not expanded. */
export function macroText(macro: MacroDefinition, { args }: MacroCall): string {
  return substitute(macro, args, macro.source).text;
}

/** The definition with each `$parameter$` replaced with its argument. */
function substitute(macro: MacroDefinition, args: readonly Argument[], callSource: Source): Source {
  if (args.length === 0) return macro.source;
  const builder = new DerivedText(macro.source);
  for (const match of macro.source.text.matchAll(/\$([^$\s]+)\$/g)) {
    const index = macro.parameters.indexOf(match[1] ?? '');
    const arg = args[index];
    if (arg === undefined) continue;
    const start = match.index;
    const span = { source: macro.source, start, end: start + match[0].length };
    builder.replace(span, argumentSource(arg, callSource));
    // The caller reports that it is too large. A parameter used often enough would exhaust memory.
    if (builder.length > LARGEST) break;
  }
  return builder.finish();
}

function argumentSource({ text, start }: Argument, source: Source): Source {
  return inPlaceOf({ source, start, end: start + text.length }, text);
}
