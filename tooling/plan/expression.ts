import type { Span } from '../base/source.ts';

/** A field by its name, and where the search names it. */
export interface FieldRef {
  readonly text: string;
  readonly span: Span;
}

/**
 * An expression over one row, resolved: functions are known and their arguments checked, and it is decided how each
 * value is compared. Plain data.
 */
export type Expr =
  | Literal
  | RegexLiteral
  | Field
  | List
  | MapOf
  | Member
  | Call
  | Arithmetic
  | Negative
  | Compare
  | Membership
  | Logic
  | Match
  | Scope
  | Clause;

interface Located {
  readonly span: Span;
}

/** A value; null means no value. A text is compared as text, even if it reads as a number (rule 41). */
export interface Literal extends Located {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  /** A decimal as written, where its digits limit the precision of what is computed with it (fact 35). */
  readonly text?: string;
}

/** A regular expression as an argument of a function. */
export interface RegexLiteral extends Located {
  readonly kind: 'regex';
  readonly regex: string;
  readonly flags: string;
}

/** The value of a field; null if the row does not have it. */
export interface Field extends Located {
  readonly kind: 'field';
  readonly name: string;
}

/** A list of values. */
export interface List extends Located {
  readonly kind: 'list';
  readonly items: readonly Expr[];
}

/** A map of values by key. */
export interface MapOf extends Located {
  readonly kind: 'map';
  readonly entries: readonly (readonly [key: Expr, value: Expr])[];
}

/** A value of a map by its key, or of a list by its index. */
export interface Member extends Located {
  readonly kind: 'member';
  readonly object: Expr;
  readonly member: Expr;
}

/** A function of the table in `functions/`, by its id. */
export interface Call extends Located {
  readonly kind: 'call';
  readonly fn: string;
  readonly args: readonly Expr[];
  /** Names of arguments that were given by name; null for the others. */
  readonly argNames?: readonly (string | null)[];
}

/** `.` joins texts; `+` adds numbers and joins texts. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '.';

/** A calculation with two operands. */
export interface Arithmetic extends Located {
  readonly kind: 'arithmetic';
  readonly op: ArithmeticOperator;
  readonly left: Expr;
  readonly right: Expr;
  /** Whether results keep all digits, as inside of exact(). */
  readonly isExact?: boolean;
}

/** A number with the opposite sign. */
export interface Negative extends Located {
  readonly kind: 'negative';
  readonly operand: Expr;
}

/** The operators that compare two values. */
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Compares two values: null with null; numbers by value; any value of a multivalue may satisfy it. */
export interface Compare extends Located {
  readonly kind: 'compare';
  readonly op: ComparisonOperator;
  readonly left: Expr;
  readonly right: Expr;
}

/** Whether a value equals one of the items, exactly and by case. */
export interface Membership extends Located {
  readonly kind: 'in';
  readonly operand: Expr;
  readonly items: readonly Expr[];
}

/**
 * In three-valued logic null is neither true nor false, and stays null where it decides; in two-valued logic it is false.
 * `not` has one operand.
 */
export interface Logic extends Located {
  readonly kind: 'logic';
  readonly op: 'and' | 'or' | 'xor' | 'not';
  readonly operands: readonly Expr[];
  readonly nulls: 'two-valued' | 'three-valued';
}

/**
 * Whether any value of a field matches one of the patterns; with `!=`, whether any value does not match the pattern. True
 * or false, never null: a missing field does not match.
 */
export interface Match extends Located {
  readonly kind: 'match';
  readonly field: FieldRef;
  readonly op: '=' | '!=';
  readonly patterns: readonly [Pattern, ...Pattern[]];
  /** Whether entities such as `&amp;` in the values of an event in XML are decoded before they are compared. */
  readonly decoded?: boolean;
  /** Whether it says which logs are read, as the index of a search does, and nothing about their events. */
  readonly selectsLogs?: boolean;
}

/** What a value is matched with. */
export type Pattern = Located &
  (
    | { readonly kind: 'any' }
    | { readonly kind: 'exact'; readonly text: string; readonly ignoreCase: boolean }
    /** The text between the wildcards, in order; each wildcard matches any text, the empty one included. */
    | { readonly kind: 'wildcard'; readonly parts: readonly string[]; readonly ignoreCase: boolean }
    | { readonly kind: 'subnet'; readonly cidr: string }
    /** By value if both are numbers, else by code unit. */
    | { readonly kind: 'order'; readonly op: '<' | '<=' | '>' | '>='; readonly limit: string }
    | { readonly kind: 'regex'; readonly regex: string }
    /** A word or phrase between boundaries of words in a longer text; wildcards as above. */
    | {
        readonly kind: 'word';
        readonly parts: readonly string[];
        readonly ignoreCase: boolean;
        readonly boundaries: 'all' | 'major';
      }
  );

/** Chooses stored events by index or time. A sample is what was chosen, so there it is true. */
export interface Scope extends Located {
  readonly kind: 'scope';
  readonly name: string;
  readonly value: string;
}

/** A condition of which subsearches write a part: the text is read as a condition when they have run. */
export interface Clause extends Located {
  readonly kind: 'clause';
  /** The text around the subsearches: one piece more. */
  readonly pieces: readonly string[];
  readonly substitutions: readonly Substitution[];
  /** The field that is compared, where the subsearches give values only. */
  readonly compared?: FieldRef | undefined;
}

/** A subsearch whose text takes its place (fact 42). */
export interface Substitution extends Located {
  readonly place: 'search clause' | 'value' | 'argument';
  /** A plan: `planOf` in plan.ts gives it its type, since plans are made of expressions and not the other way. */
  readonly plan: Located & { readonly kind: string };
}

/** The expressions inside of an expression, in order. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'list':
      return expr.items;
    case 'map':
      return expr.entries.flat();
    case 'member':
      return [expr.object, expr.member];
    case 'call':
      return expr.args;
    case 'arithmetic':
    case 'compare':
      return [expr.left, expr.right];
    case 'negative':
      return [expr.operand];
    case 'in':
      return [expr.operand, ...expr.items];
    case 'logic':
      return expr.operands;
    default:
      return [];
  }
}

/** Whether the two sides are compared as text: one is a quoted literal (fact 23). */
export function comparesAsText(left: Expr, right: Expr): boolean {
  return isText(left) || isText(right);
}

/** Whether an expression is a literal text. */
export function isText(expr: Expr | undefined): expr is Literal & { readonly value: string } {
  return expr?.kind === 'literal' && typeof expr.value === 'string';
}
