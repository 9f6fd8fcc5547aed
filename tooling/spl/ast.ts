import type { Span } from '../base/source.ts';

/** Every node has the span of the search that it was parsed from, after macro expansion. */
export interface Node {
  readonly kind: string;
  readonly span: Span;
}

/** A name with its location. */
export interface Identifier {
  readonly text: string;
  readonly span: Span;
}

/** A search: commands that pass rows on. */
export interface Pipeline extends Node {
  readonly kind: 'Pipeline';
  readonly commands: readonly Command[];
}

/** One command of a search. */
export interface Command extends Node {
  readonly kind: 'Command';
  readonly name: Identifier;
  /** Shaped by the command's own definition; see commands/. */
  readonly args: Node;
  /** Set if subsearches return a part of the arguments: `args` then only has what can be parsed before they run. */
  readonly substituted?: SubstitutedText;
}

/**
 * A place for the result of a subsearch: a clause of a search, a value of an expression, or any other text.
 */
export type SubsearchPlace = 'search clause' | 'value' | 'argument';

/** A subsearch whose result replaces it before the text around it is parsed (fact 42). */
export interface PlacedSubsearch {
  readonly place: SubsearchPlace;
  readonly pipeline: Pipeline;
}

/** A text with a gap for each subsearch: one more piece than subsearches. */
export interface SubstitutedText {
  readonly pieces: readonly string[];
  readonly subsearches: readonly PlacedSubsearch[];
}

/** An eval expression, of either dialect; the nodes in the second group occur in SPL2 only. */
export type Expression =
  | StringLiteral
  | NumberLiteral
  | FieldName
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | InExpression
  | SubsearchExpression
  | MissingExpression
  | NullLiteral
  | BooleanLiteral
  | RegexLiteral
  | ListLiteral
  | MapLiteral
  | MemberExpression;

/** A quoted text. */
export interface StringLiteral extends Node {
  readonly kind: 'StringLiteral';
  readonly value: string;
}

/** A number. */
export interface NumberLiteral extends Node {
  readonly kind: 'NumberLiteral';
  readonly value: number;
  /** As written: 5.00 prints as 5.00. */
  readonly text: string;
}

/** A field in an expression. */
export interface FieldName extends Node {
  readonly kind: 'FieldName';
  readonly name: string;
}

/** A call of a function. */
export interface CallExpression extends Node {
  readonly kind: 'CallExpression';
  readonly callee: Identifier;
  readonly args: readonly Expression[];
  /** Names of named arguments (SPL2 only). */
  readonly argNames?: readonly (string | undefined)[];
}

/** NOT or a sign before an expression. */
export interface UnaryExpression extends Node {
  readonly kind: 'UnaryExpression';
  readonly operator: 'NOT' | '-' | '+' | 'IS NULL' | 'IS NOT NULL';
  readonly operand: Expression;
}

/** The operators between two expressions. */
export type BinaryOperator =
  | 'OR'
  | 'XOR'
  | 'AND'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | '.'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

/** Two expressions and the operator between them. */
export interface BinaryExpression extends Node {
  readonly kind: 'BinaryExpression';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** A test for one of several values. */
export interface InExpression extends Node {
  readonly kind: 'InExpression';
  readonly operand: Expression;
  readonly items: readonly Expression[];
}

/** A subsearch that returns a part of an expression: `n > [ … | return $n ]`. */
export interface SubsearchExpression extends Node {
  readonly kind: 'SubsearchExpression';
  readonly pipeline: Pipeline;
}

/** Takes the place of a missing expression; its diagnostic is already reported. */
export interface MissingExpression extends Node {
  readonly kind: 'MissingExpression';
}

/** The missing value, in SPL2. */
export interface NullLiteral extends Node {
  readonly kind: 'NullLiteral';
}

/** True or false, in SPL2. */
export interface BooleanLiteral extends Node {
  readonly kind: 'BooleanLiteral';
  readonly value: boolean;
}

/** A regular expression, in SPL2. */
export interface RegexLiteral extends Node {
  readonly kind: 'RegexLiteral';
  readonly pattern: string;
  readonly flags: string;
}

/** A list of expressions, in SPL2. */
export interface ListLiteral extends Node {
  readonly kind: 'ListLiteral';
  readonly items: readonly Expression[];
}

/** A map of expressions, in SPL2. */
export interface MapLiteral extends Node {
  readonly kind: 'MapLiteral';
  readonly entries: readonly (readonly [key: Expression, value: Expression])[];
}

/** `map.key` and `list[index]`. */
export interface MemberExpression extends Node {
  readonly kind: 'MemberExpression';
  readonly object: Expression;
  readonly member: Expression;
}

/** The expressions of the `search` command, `tstats where` and data model constraints. */
export type SearchExpression =
  | SearchEverything
  | SearchGroup
  | SearchNot
  | SearchComparison
  | SearchIn
  | SearchText
  | SearchModifier
  | SearchSubsearch;

/** `*`, or no term. */
export interface SearchEverything extends Node {
  readonly kind: 'SearchEverything';
}

/** Terms of a search that are joined by AND or OR. */
export interface SearchGroup extends Node {
  readonly kind: 'SearchGroup';
  readonly operator: 'AND' | 'OR';
  readonly operands: readonly SearchExpression[];
}

/** A term that must not match. */
export interface SearchNot extends Node {
  readonly kind: 'SearchNot';
  readonly operand: SearchExpression;
}

/** The operators that compare a field with a value. */
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A field that is compared with a value. */
export interface SearchComparison extends Node {
  readonly kind: 'SearchComparison';
  readonly field: Identifier;
  readonly operator: ComparisonOperator;
  readonly value: SearchValue;
}

/** A field that has one of several values. */
export interface SearchIn extends Node {
  readonly kind: 'SearchIn';
  readonly field: Identifier;
  readonly values: readonly SearchValue[];
}

/** An unescaped literal; `*` in it is a wildcard. */
export interface SearchValue {
  readonly text: string;
  readonly quoted: boolean;
  /** CASE(x) is case-sensitive; TERM(x) matches one indexed token. */
  readonly wrapper: 'CASE' | 'TERM' | undefined;
  readonly span: Span;
}

/** A word or phrase, matched against `_raw`. */
export interface SearchText extends Node {
  readonly kind: 'SearchText';
  readonly value: SearchValue;
}

/** `index=`, `earliest=` and similar terms: they select events and do not compare a field. */
export interface SearchModifier extends Node {
  readonly kind: 'SearchModifier';
  readonly name: string;
  readonly value: string;
}

/** A clause that a subsearch returns, all of it or from the operator on: `[…]`, `user=[…]`, `user IN ([…])`. */
export interface SearchSubsearch extends Node {
  readonly kind: 'SearchSubsearch';
  readonly text: SubstitutedText;
  /** The compared field, if the subsearch only returns values. */
  readonly compared: Identifier | undefined;
}

/** `count(eval(x="y")) AS n`, as in stats and related commands. */
export interface Aggregation extends Node {
  readonly kind: 'Aggregation';
  readonly callee: Identifier;
  /** A field, possibly with wildcards; an expression in `eval(…)`; undefined in `count`. */
  readonly argument: Identifier | Expression | undefined;
  readonly alias: Identifier | undefined;
}

/** The text of a default output name: `count`, `values(user)`. */
export function aggregationName({ callee, argument, alias }: Aggregation): string {
  if (alias !== undefined) return alias.text;
  if (argument === undefined) return callee.text;
  return `${callee.text}(${'kind' in argument ? 'eval' : argument.text})`;
}
