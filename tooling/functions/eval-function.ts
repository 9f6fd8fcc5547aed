import type { FieldValue } from '../events/field-value.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';

/** What describes an eval function: its reference page and its tests are made of it. */
interface EvalFunctionHelp {
  /** In lower case; calls match whatever their case. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly arity: readonly [min: number, max: number];
  /** Expression and result as text; `null` for no value, `["a","b"]` for a multivalue. Shown, and run as tests. */
  readonly examples: readonly (readonly [expression: string, result: string])[];
  /** Numbers of the rules of the language that it implements. */
  readonly rules?: readonly number[];
}

/** The usual kind: all arguments are computed first. */
export interface EagerFunction extends EvalFunctionHelp {
  readonly call: (args: readonly FieldValue[], run: Run) => FieldValue;
}

/** A function that decides itself which arguments it computes, and when. */
export interface LazyFunction extends EvalFunctionHelp {
  readonly compile: (args: readonly Argument[], tools: FunctionTools) => Evaluate;
}

export type EvalFunction = EagerFunction | LazyFunction;

/** One argument of a call, compiled. */
export interface Argument {
  readonly evaluate: Evaluate;
  /** The argument as a condition, for functions that take conditions. */
  readonly test: Test;
  /** The name, where the argument is nothing but a field. */
  readonly field: string | undefined;
  /** The value, where the argument is a literal. */
  readonly literal: string | number | undefined;
  /** The pattern, where the argument is a regular expression literal, as SPL2 has them. */
  readonly regex: { readonly pattern: string; readonly flags: string } | undefined;
  /** The name, where the argument was given by name, as SPL2 allows. */
  readonly name: string | undefined;
  /** The name that iterator() gives its items, where the argument is a call of it. */
  readonly iterates: string | undefined;
  /** The fields that the argument reads. */
  readonly reads: readonly string[];
}

/** What the compiler lends to lazy functions. */
export interface FunctionTools {
  /** Compiles a search expression, as searchmatch() takes one. */
  readonly search: (text: string) => Test;
  /** Reports a mistake at an argument, or at the whole call. */
  readonly problem: (message: string, argument?: number) => void;
}

/** A table of functions by name. Two functions of one name are our mistake. */
export function functionTable<F extends { readonly name: string }>(
  functions: readonly F[],
): ReadonlyMap<string, F> {
  const table = new Map(functions.map((definition) => [definition.name, definition]));
  if (table.size !== functions.length) throw new Error('two functions have the same name');
  return table;
}
