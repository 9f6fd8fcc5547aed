import { counted } from '../base/counted.ts';
import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';

interface Unknown {
  readonly name: string;
  readonly nearest: string | undefined;
}

interface UnknownOption {
  readonly name: string;
  readonly command: string;
  readonly known: readonly string[];
}

/** Problems of the text of a search. */
export const splDiagnostic = defineDiagnostics('spl', {
  'unknown-command': {
    severity: 'error',
    message: ({ name }: Unknown) => `unknown command "${name}"`,
    help: ({ nearest }) =>
      didYouMean(nearest) ??
      'list it under external.commands in tripline.yml if a Splunk app provides it',
  },
  'empty-search': {
    severity: 'error',
    message: (_: object) => 'the search is empty',
    help: () => 'write a search; comments and macros without text do not count',
  },
  'missing-pipe': {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `the search starts with "${name}"; without a leading pipe, Splunk searches for the word`,
    help: ({ name }) => `write "| ${name}"`,
  },
  'quoted-search': {
    severity: 'warning',
    message: (_: object) =>
      'the search starts with a single quote, which is part of its first term',
    help: () => 'remove the quotes around the search',
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
    message: ({ name }: Unknown) => `macro "${name}" does not exist`,
    help: ({ nearest }) =>
      didYouMean(nearest) ??
      'add it to macros/, or list it under external.macros in tripline.yml if it is defined outside this repository',
  },
  'external-macro': {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `macro "${name}" is external: the search cannot run offline`,
  },
  'app-macro': {
    severity: 'warning',
    message: ({ name, app }: { name: string; app: string }) =>
      `macro "${name}" is part of ${app}: the search cannot run offline`,
  },
  'macro-arity': {
    severity: 'error',
    message: ({ name, expected, found }: { name: string; expected: string; found: number }) =>
      `macro "${name}" takes ${expected} ${expected === '1' ? 'argument' : 'arguments'}, found ${found}`,
  },
  'macro-cycle': {
    severity: 'error',
    message: ({ names }: { names: readonly string[] }) =>
      `macros call each other: ${names.join(' → ')}`,
  },
  'macro-size': {
    severity: 'error',
    message: ({ limit }: { limit: number }) =>
      `the search has more than ${counted(limit, 'character')} after macro expansion`,
  },
  'search-size': {
    severity: 'error',
    message: ({ size, limit }: { size: number; limit: number }) =>
      `the search has ${counted(size, 'character')}; the limit is ${limit.toLocaleString('en-US')}`,
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
    help: ({ operator, side }) => `add a term ${side} "${operator}", or remove the operator`,
  },
  'sql-null': {
    severity: 'error',
    message: ({ operator }: { operator: string }) =>
      `"${operator}" is not an operator in eval and where`,
    help: ({ operator }) =>
      /not/i.test(operator) ? 'use isnotnull(<field>)' : 'use isnull(<field>)',
  },
  'not-first': {
    severity: 'error',
    message: ({ name }: { name: string }) => `"${name}" must be the first command of a search`,
    help: ({ name }) => `start the search with it, or put it in a subsearch: append [| ${name} …]`,
  },
  'unnamed-eval': {
    severity: 'error',
    message: ({ name }: { name: string }) => `${name}(eval(…)) needs a name`,
    help: ({ name }) => `add one: ${name}(eval(…)) AS <name>`,
  },
  'eval-in-tstats': {
    severity: 'error',
    message: ({ name }: { name: string }) => `tstats does not accept ${name}(eval(…))`,
    help: () =>
      'put the condition after WHERE or the field after BY, or use | from datamodel:… | stats',
  },
  'duplicate-result': {
    severity: 'error',
    message: ({ name }: { name: string }) => `two results are named "${name}"`,
    help: () => 'rename one of them with AS',
  },
  'result-is-group': {
    severity: 'error',
    message: ({ name }: { name: string }) => `"${name}" is both a result and a BY field`,
    help: () => 'rename the result with AS',
  },
  'repeated-field': {
    severity: 'error',
    message: ({ name }: { name: string }) => `duplicate field "${name}"`,
    help: () => 'remove the duplicate',
  },
  'wildcard-names': {
    severity: 'error',
    message: ({ from, to }: { from: string; to: string }) =>
      `"${from}" and "${to}" have different numbers of *`,
    help: ({ from }) =>
      from.includes('*')
        ? 'each field that the wildcard matches needs its own name: use a * after AS too'
        : 'remove the * after AS',
  },
  'unknown-option': {
    severity: 'error',
    message: ({ name, command }: UnknownOption) => `${command} has no option "${name}"`,
    help: ({ name, known }) => {
      if (known.length === 0) return 'it takes no options';
      return didYouMean(nearest(name.toLowerCase(), known)) ?? `options: ${known.join(', ')}`;
    },
  },
  'invalid-option': {
    severity: 'error',
    message: ({ name, expected, found }: { name: string; expected: string; found: string }) =>
      `${name}= takes ${expected}, not "${found}"`,
  },
  'repeated-option': {
    severity: 'error',
    message: ({ name }: { name: string }) => `duplicate option "${name}"`,
    help: () => 'remove the duplicate',
  },
  'invalid-time': {
    severity: 'error',
    message: ({ name, value }: { name: string; value: string }) =>
      `"${value}" is not a time that ${name}= accepts`,
    help: () => 'write -24h@h, @d, now, a number of seconds since 1970, or 12/31/2024:23:59:59',
  },
  'inverted-range': {
    severity: 'error',
    message: ({ start, end }: { start: string; end: string }) =>
      `the time range ends before it begins: ${start} ${end}`,
    help: () => 'swap the bounds',
  },
  'unterminated-string': {
    severity: 'error',
    message: (_: object) => 'missing closing quote',
    help: () => 'end the string with "; write \\" for a quote inside it',
  },
  'unbalanced-bracket': {
    severity: 'error',
    message: ({ bracket }: { bracket: string }) => `"${bracket}" is not closed`,
  },
  'too-deep': {
    severity: 'error',
    message: ({ limit }: { limit: number }) => `nested more than ${limit} levels deep`,
    help: () =>
      'each operator or command in a row is one level; use IN (…) or a lookup instead of many ORs',
  },
  'lower-case-operator': {
    severity: 'warning',
    message: ({ word }: { word: string }) => `"${word}" is a search term here, not an operator`,
    help: ({ word }) => `write ${word.toUpperCase()}`,
  },
});
