import type { FieldValue } from '../events/field-value.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';

/** The definition of an eval function. The language reference and tests are generated from it. */
interface EvalFunctionHelp {
  /** In lower case; calls ignore case. */
  readonly name: string;
  readonly summary: string;
  /** In order; optional ones last. */
  readonly parameters: readonly Parameter[];
  /** How many of the last parameters may be repeated. */
  readonly repeats?: number;
  /** Whether null() may be an argument. */
  readonly takesNull?: boolean;
  /** The type of its result, if that is always the same. */
  readonly returns: ReturnType;
  readonly category: EvalCategory;
  /** For a call that parameters cannot describe. */
  readonly usage?: string;
  /**
   * Expression and result as text; `null` for no value, `["a","b"]` for a multivalue. Shown in the language reference
   * and run as tests.
   */
  readonly examples: readonly (readonly [expression: string, result: string])[];
  /** Numbers of the language rules that the function implements. */
  readonly rules?: readonly number[];
  /** Reports mistakes in the arguments that are known before the search runs. */
  readonly check?: Check;
}

/** A parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly type: 'any' | 'string' | 'number' | 'Boolean' | 'regex';
  readonly isOptional?: boolean;
}

export type ReturnType = 'any' | 'string' | 'number' | 'Boolean' | 'null';

export type EvalCategory =
  | 'bitwise'
  | 'comparison'
  | 'conversion'
  | 'cryptographic'
  | 'date and time'
  | 'informational'
  | 'JSON'
  | 'mathematical'
  | 'multivalue'
  | 'statistical'
  | 'text'
  | 'trigonometry';

/** How a function is called: `substr(<text>,<start>[,<length>])`. */
export function usageOf({ name, parameters, repeats = 0, usage }: EvalFunction): string {
  if (usage !== undefined) return usage;
  const parts = parameters.map((parameter, index) => {
    const text = parameter.type === 'regex' ? `/<${parameter.name}>/` : `<${parameter.name}>`;
    const written = index === 0 ? text : `,${text}`;
    const isRepeated = index >= parameters.length - repeats;
    return parameter.isOptional === true && !isRepeated ? `[${written}]` : written;
  });
  return `${name}(${parts.join('')}${repeats > 0 ? ',…' : ''})`;
}

/** The fewest and the most arguments of a call. */
export function arityOf({ parameters, repeats = 0 }: EvalFunction): readonly [number, number] {
  const required = parameters.filter(({ isOptional }) => isOptional !== true).length;
  return [required, repeats > 0 ? Number.POSITIVE_INFINITY : parameters.length];
}

/** The parameter that an argument is for. */
export function parameterAt(
  { parameters, repeats = 0 }: EvalFunction,
  index: number,
): Parameter | undefined {
  const single = parameters.length - repeats;
  if (index < parameters.length || repeats === 0) return parameters[index];
  return parameters[single + ((index - single) % repeats)];
}

export type Check = (args: readonly StaticArgument[], problem: Problem) => void;

/** Reports a mistake at an argument or at the whole call. */
export type Problem = (message: string, argument?: number) => void;

/** The usual kind: all arguments are evaluated before the call. */
export interface EagerFunction extends EvalFunctionHelp {
  readonly call: (args: readonly FieldValue[], run: Run) => FieldValue;
}

/** A function that decides which arguments to evaluate, and when. */
export interface LazyFunction extends EvalFunctionHelp {
  readonly compile: (args: readonly Argument[]) => Evaluate;
}

export type EvalFunction = EagerFunction | LazyFunction;

/** An argument of a call, before the search runs. */
export interface StaticArgument {
  /** The value, if the argument is a literal. */
  readonly literal: string | number | undefined;
  /** The pattern, if the argument is a regular expression literal (SPL2 only). */
  readonly regex: { readonly pattern: string; readonly flags: string } | undefined;
  /** The fields that the argument reads. */
  readonly reads: readonly string[];
}

/** A compiled argument of a call. */
export interface Argument extends StaticArgument {
  readonly evaluate: Evaluate;
  /** The argument as a condition. */
  readonly test: Test;
  /** The field name, if the argument is just a field. */
  readonly field: string | undefined;
  /** The name of a named argument (SPL2 only). */
  readonly name: string | undefined;
  /** The item name, if the argument is a call of iterator(). */
  readonly iterates: string | undefined;
}

/** A table of functions by name. Throws if two functions have the same name, which is a bug. */
export function functionTable<F extends { readonly name: string }>(
  functions: readonly F[],
): ReadonlyMap<string, F> {
  const table = new Map(functions.map((definition) => [definition.name, definition]));
  if (table.size !== functions.length) throw new Error('two functions have the same name');
  return table;
}
