import { cover, type Span } from '../base/source.ts';
import type {
  ComparisonOperator,
  Identifier,
  Pipeline,
  SearchComparison,
  SearchExpression,
  SearchSubsearch,
  SearchValue,
  SubsearchPlace,
} from './ast.ts';
import type { ExpressionHost } from './eval-parser.ts';
import { type Scanner, SEARCH_ESCAPES, undoEscapes } from './scanner.ts';
import { Substitutions } from './substitutions.ts';

/** What the parser of search terms needs from the parser of a search. */
export interface SearchHost extends ExpressionHost {
  subsearch(): Pipeline | undefined;
  lowerCaseOperator(word: string, span: Span): void;
}

const DEEPEST = 500;
const OPERATOR = /\s*(==|!=|<=|>=|=|<|>)/y;
const IN_LIST = /\s+IN\s*\(/y;
const WRAPPER = /(?:CASE|TERM)\(/y;
/** Characters of a bare value that never end it. */
const PLAIN = /[^\s\\"[\]()=<>!,]+/y;

/** Terms that select events by index, host or time. Offline, the sample defines both (rule 26). */
const MODIFIERS = new Set([
  'index',
  'earliest',
  'latest',
  '_index_earliest',
  '_index_latest',
  'timeformat',
  'splunk_server',
  'splunk_server_group',
  'starttime',
  'endtime',
  'starttimeu',
  'endtimeu',
  'daysago',
  'hoursago',
  'minutesago',
  'monthsago',
  'startdaysago',
  'enddaysago',
  'starthoursago',
  'endhoursago',
  'startminutesago',
  'endminutesago',
  'startmonthsago',
  'endmonthsago',
  'searchtimespandays',
  'searchtimespanhours',
  'searchtimespanminutes',
  'searchtimespanmonths',
]);

/**
 * Parses search expressions: the leading search, `search`, `tstats where`, constraints of data models.
 *
 * ```
 * search  : or ("AND"? or)*                    OR binds tighter than AND (rule 2)
 * or      : not ("OR" not)*
 * not     : "NOT" not | primary
 * primary : "(" search ")" | subsearch | field op value | field "IN" "(" value ("," value)* ")" | text
 * value   : (text | subsearch)+                results of subsearches are parsed after they ran
 * ```
 */
export class SearchParser {
  private readonly scanner: Scanner;
  private readonly host: SearchHost;
  private readonly stopWords: readonly string[];
  private depth = 0;

  constructor(scanner: Scanner, host: SearchHost, stopWords: readonly string[]) {
    this.scanner = scanner;
    this.host = host;
    this.stopWords = stopWords;
  }

  expression(): SearchExpression {
    this.scanner.skipBlanks();
    const start = this.scanner.at;
    const operands = this.juxtaposed();
    const [first] = operands;
    if (first === undefined) return { kind: 'SearchEverything', span: { start, end: start } };
    return operands.length === 1 ? first : group('AND', operands);
  }

  private juxtaposed(): SearchExpression[] {
    const operands: SearchExpression[] = [];
    while (!this.atEnd()) {
      const before = this.scanner.at;
      if (operands.length > 0 && this.operator('AND') && this.atEnd()) break;
      operands.push(this.either());
      this.scanner.accept(',');
      if (this.scanner.at === before) break;
    }
    return operands;
  }

  private atEnd(): boolean {
    if (this.scanner.done) return true;
    if (this.scanner.char === ')' || this.scanner.char === ']') return true;
    return this.stopWords.some((word) => this.scanner.peekWord(word) && !this.isComparison(word));
  }

  /** `by=x` is a comparison even if `by` would end the search. */
  private isComparison(word: string): boolean {
    OPERATOR.lastIndex = this.scanner.at + word.length;
    return OPERATOR.test(this.scanner.text);
  }

  private either(): SearchExpression {
    const operands = [this.negated()];
    while (this.operator('OR')) {
      if (this.atEnd()) break;
      operands.push(this.negated());
    }
    const [first] = operands;
    return operands.length === 1 && first !== undefined ? first : group('OR', operands);
  }

  private negated(): SearchExpression {
    this.scanner.skipBlanks();
    const start = this.scanner.at;
    if (!this.operator('NOT')) return this.nested();
    const operand = this.depth < DEEPEST ? this.deeper(() => this.negated()) : this.tooDeep();
    return { kind: 'SearchNot', operand, span: this.scanner.spanFrom(start) };
  }

  private nested(): SearchExpression {
    this.strayOperators();
    if (this.scanner.char === '(') return this.parenthesised();
    if (this.scanner.char === '[') return this.subsearch();
    return this.term();
  }

  private parenthesised(): SearchExpression {
    const open = this.scanner.at;
    if (this.depth >= DEEPEST) return this.tooDeep();
    this.scanner.at += 1;
    const inner = this.deeper(() => this.expression());
    if (!this.scanner.accept(')')) this.host.unclosed({ start: open, end: open + 1 });
    return inner;
  }

  private deeper(parse: () => SearchExpression): SearchExpression {
    this.depth += 1;
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private subsearch(): SearchExpression {
    const start = this.scanner.at;
    const substitutions = this.substitutionsFrom(start);
    this.substitute(substitutions, 'search clause');
    return (
      this.substituted(substitutions, start) ?? {
        kind: 'SearchEverything',
        span: this.scanner.spanFrom(start),
      }
    );
  }

  private substitutionsFrom(start: number): Substitutions {
    return new Substitutions(this.scanner.text, { start, end: this.scanner.end });
  }

  private substitute(substitutions: Substitutions, place: SubsearchPlace): void {
    const start = this.scanner.at;
    const pipeline = this.host.subsearch();
    if (pipeline !== undefined)
      substitutions.add({ place, pipeline }, this.scanner.spanFrom(start));
  }

  /** A clause with parts from subsearches; undefined without subsearches. */
  private substituted(
    substitutions: Substitutions,
    start: number,
    compared?: Identifier,
  ): SearchSubsearch | undefined {
    const text = substitutions.text(this.scanner.at);
    const span = this.scanner.spanFrom(start);
    return text && { kind: 'SearchSubsearch', text, compared, span };
  }

  private term(): SearchExpression {
    const value = this.value('=<>!,', false);
    const field = { text: value.text, span: value.span };
    const operator = this.scanner.match(OPERATOR)?.trim();
    if (operator !== undefined) return this.comparison(field, operator);
    if (this.scanner.match(IN_LIST) !== undefined) return this.inList(field);
    return this.text(value);
  }

  private comparison(field: Identifier, written: string): SearchExpression {
    this.scanner.skipBlanks();
    if (this.scanner.done || this.scanner.char === ')')
      this.host.expected(`a value after "${written}"`);
    const value = this.scanner.char === '[' ? undefined : this.value('', true);
    if (value === undefined || this.scanner.char === '[') return this.comparedSubsearches(field);
    const span = cover(field.span, value.span);
    if (MODIFIERS.has(field.text)) {
      return { kind: 'SearchModifier', name: field.text, value: value.text, span };
    }
    const operator = (written === '==' ? '=' : written) as ComparisonOperator;
    return { kind: 'SearchComparison', field, operator, value, span };
  }

  /** The comparison as a clause, from the first subsearch in its value. */
  private comparedSubsearches(field: Identifier): SearchExpression {
    const substitutions = this.substitutionsFrom(field.span.start);
    this.adjoiningSubsearches(substitutions);
    const substituted = this.substituted(substitutions, field.span.start, field);
    return substituted ?? { kind: 'SearchEverything', span: field.span };
  }

  /** Subsearches that return parts of a bare value, and the text between them. */
  private adjoiningSubsearches(substitutions: Substitutions): void {
    while (this.scanner.char === '[') {
      this.substitute(substitutions, 'value');
      this.skipBare('');
    }
  }

  /** Commas between the values may be missing or repeated, as in real content. */
  private inList(field: Identifier): SearchExpression {
    const values: SearchValue[] = [];
    const substitutions = this.substitutionsFrom(field.span.start);
    while (!this.scanner.done && this.scanner.char !== ')') {
      const before = this.scanner.at;
      if (this.scanner.accept(',') || this.isDotBetweenQuotes()) continue;
      if (this.scanner.char !== '[') values.push(this.value(',', true));
      this.adjoiningSubsearches(substitutions);
      if (this.scanner.at === before) break;
    }
    if (!this.scanner.accept(')')) this.host.expected('"," or ")"');
    const { start } = field.span;
    const span = this.scanner.spanFrom(start);
    return (
      this.substituted(substitutions, start, field) ?? { kind: 'SearchIn', field, values, span }
    );
  }

  private isDotBetweenQuotes(): boolean {
    return this.scanner.startsWith('.') &&
      /^\.\s*"/.test(this.scanner.text.slice(this.scanner.at, this.scanner.at + 9))
      ? this.scanner.accept('.')
      : false;
  }

  private text(value: SearchValue): SearchExpression {
    const { span, text, quoted } = value;
    const indexed = quoted ? null : /^([\w.]+)::(.+)$/.exec(text);
    if (indexed !== null) return indexedTerm(indexed, value);
    if (!quoted && /^(?:and|or|not)$/.test(text)) this.host.lowerCaseOperator(text, span);
    if (!quoted && text === '*') return { kind: 'SearchEverything', span };
    return { kind: 'SearchText', value, span };
  }

  /** A quoted or bare value; a bare value ends at whitespace, a parenthesis or one of `stops`. */
  private value(stops: string, isRightSide: boolean): SearchValue {
    const { scanner } = this;
    const wrapper = scanner.match(WRAPPER);
    if (wrapper !== undefined) return this.wrapped(wrapper.slice(0, 4) as 'CASE' | 'TERM');
    if (scanner.char === '"') return this.quotedValue();
    const start = scanner.at;
    this.skipBare(stops);
    if (scanner.at === start) {
      if (!isRightSide) {
        this.host.expected('a search term');
        scanner.at += 1;
      }
      return { text: '', quoted: false, wrapper: undefined, span: { start, end: scanner.at } };
    }
    const text = undoEscapes(scanner.text.slice(start, scanner.at), SEARCH_ESCAPES);
    return { text, quoted: false, wrapper: undefined, span: scanner.spanFrom(start) };
  }

  private skipBare(stops: string): void {
    const { scanner } = this;
    let open = 0;
    for (; scanner.at < scanner.end; scanner.at += 1) {
      scanner.at = scanner.endOf(PLAIN) ?? scanner.at;
      const char = scanner.char;
      if (char === '\\') scanner.at += 1;
      else if (/\s/.test(char) || char === '"' || char === '[' || char === ']') return;
      else if (char === '(') open += 1;
      else if (char === ')' && open === 0) return;
      else if (char === ')') open -= 1;
      else if (stops.includes(char) && this.stopsAt(char)) return;
      else if (char === ',' && /[\s,]/.test(scanner.text[scanner.at + 1] ?? ' ')) return;
    }
    scanner.at = Math.min(scanner.at, scanner.end);
  }

  private stopsAt(char: string): boolean {
    return char !== '!' || this.scanner.text[this.scanner.at + 1] === '=';
  }

  private quotedValue(): SearchValue {
    const start = this.scanner.at;
    const word = this.scanner.quoted(SEARCH_ESCAPES);
    if (word !== undefined)
      return { text: word.text, quoted: true, wrapper: undefined, span: word.span };
    this.scanner.at = this.scanner.end;
    this.host.unterminated({ start, end: start + 1 });
    return { text: '', quoted: true, wrapper: undefined, span: this.scanner.spanFrom(start) };
  }

  private wrapped(wrapper: 'CASE' | 'TERM'): SearchValue {
    const start = this.scanner.at - wrapper.length - 1;
    this.scanner.skipBlanks();
    const inner = this.value('', true);
    if (!this.scanner.accept(')')) this.host.expected('")"');
    return { ...inner, wrapper, span: this.scanner.spanFrom(start) };
  }

  /** Skips an operator; reports it if no term follows. */
  private operator(operator: 'AND' | 'OR' | 'NOT'): boolean {
    const start = this.scanner.at;
    if (!this.word(operator)) return false;
    const span = { start: this.scanner.at - operator.length, end: this.scanner.at };
    if (this.atEnd()) this.host.missingOperand(operator, 'after', span);
    return this.scanner.at > start;
  }

  /** Operators may appear instead of a term, as in `a OR OR b`. */
  private strayOperators(): void {
    for (;;) {
      this.scanner.skipBlanks();
      const start = this.scanner.at;
      const stray = (['AND', 'OR'] as const).find((operator) => this.word(operator));
      if (stray === undefined) return;
      this.host.missingOperand(stray, 'before', this.scanner.spanFrom(start));
    }
  }

  private word(operator: string): boolean {
    this.scanner.skipBlanks();
    const { text, at, end } = this.scanner;
    const after = at + operator.length;
    if (!this.scanner.startsWith(operator)) return false;
    if (after < end && !/[\s()"[\]]/.test(text[after] ?? '')) return false;
    this.scanner.at += operator.length;
    return true;
  }

  private tooDeep(): SearchExpression {
    const span = { start: this.scanner.at, end: this.scanner.at };
    this.scanner.at = this.scanner.end;
    this.host.tooDeep(span, DEEPEST);
    return { kind: 'SearchEverything', span };
  }
}

function group(operator: 'AND' | 'OR', operands: readonly SearchExpression[]): SearchExpression {
  const first = operands[0]?.span ?? { start: 0, end: 0 };
  return {
    kind: 'SearchGroup',
    operator,
    operands,
    span: cover(first, operands.at(-1)?.span ?? first),
  };
}

/** `host::web01` is an indexed field and its value. */
function indexedTerm(match: RegExpExecArray, { span }: SearchValue): SearchComparison {
  const [, name = '', text = ''] = match;
  const field = { text: name, span: { start: span.start, end: span.start + name.length } };
  const value = { text, quoted: false, wrapper: undefined, span };
  return { kind: 'SearchComparison', field, operator: '=', value, span };
}
