import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

interface Unknown {
  readonly name: string;
  readonly nearest: string | undefined;
}

export const splDiagnostic = defineDiagnostics('spl', {
  'unknown-command': {
    severity: 'error',
    message: ({ name }: Unknown) => `unknown command "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'missing-pipe': {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `"${name}" stands where a search begins; without a pipe before it, Splunk looks for the word`,
    help: ({ name }) => `write "| ${name}"`,
  },
  'unknown-function': {
    severity: 'error',
    message: ({ name }: Unknown) => `unknown function "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'wrong-arity': {
    severity: 'error',
    message: ({ name, expected, found }: { name: string; expected: string; found: number }) =>
      `${name}() takes ${expected}, found ${found}`,
  },
  'unknown-macro': {
    severity: 'error',
    message: ({ name }: Unknown) => `no macro is named "${name}"`,
    help: ({ nearest }) =>
      didYouMean(nearest) ??
      'add it to macros/, or name it under external.macros in tripline.yml where it lives elsewhere',
  },
  'external-macro': {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `the macro "${name}" lives elsewhere: the search cannot run here`,
  },
  'app-macro': {
    severity: 'warning',
    message: ({ name, app }: { name: string; app: string }) =>
      `the macro "${name}" comes with ${app}: the search cannot run here`,
  },
  'macro-arity': {
    severity: 'error',
    message: ({ name, expected, found }: { name: string; expected: number; found: number }) =>
      `the macro "${name}" takes ${expected} arguments, found ${found}`,
  },
  'macro-cycle': {
    severity: 'error',
    message: ({ names }: { names: readonly string[] }) =>
      `macros call each other: ${names.join(' → ')}`,
  },
  'macro-size': {
    severity: 'error',
    message: ({ limit }: { limit: number }) =>
      `the search has more than ${limit} characters once its macros are expanded`,
  },
  'search-size': {
    severity: 'error',
    message: ({ size, limit }: { size: number; limit: number }) =>
      `the search has ${size} characters; at most ${limit} are read`,
  },
  'expected-token': {
    severity: 'error',
    message: ({ expected, found }: { expected: string; found: string }) =>
      `expected ${expected}, found ${found}`,
  },
  'missing-operand': {
    severity: 'error',
    message: ({ operator, side }: { operator: string; side: 'before' | 'after' }) =>
      `"${operator}" has no term ${side} it`,
    help: ({ operator, side }) => `write the term ${side} "${operator}", or remove the operator`,
  },
  'not-first': {
    severity: 'error',
    message: ({ name }: { name: string }) => `"${name}" must be the first command of a search`,
    help: ({ name }) => `start the search with it, or put it in a subsearch: append [| ${name} …]`,
  },
  'unterminated-string': {
    severity: 'error',
    message: (_: object) => 'the quoted text is never closed',
    help: () => 'close it with ", and write \\" for a quote inside',
  },
  'unbalanced-bracket': {
    severity: 'error',
    message: ({ bracket }: { bracket: string }) => `the "${bracket}" is never closed`,
  },
  'too-deep': {
    severity: 'error',
    message: ({ limit }: { limit: number }) => `nested more than ${limit} levels deep`,
    help: () => 'operators and commands in a row count one level each; IN (…) and lookups do not',
  },
  'lower-case-operator': {
    severity: 'warning',
    message: ({ word }: { word: string }) =>
      `"${word}" is a word to search for here, not an operator`,
    help: ({ word }) => `write ${word.toUpperCase()}`,
  },
});
