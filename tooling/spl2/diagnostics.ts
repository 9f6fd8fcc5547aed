import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** Problems of the text of an SPL2 search. */
export const spl2Diagnostic = defineDiagnostics('spl2', {
  'expected-token': {
    severity: 'error',
    message: ({ expected, found }: { expected: string; found: string }) =>
      `expected ${expected}, found ${found}`,
  },
  'unknown-command': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `unknown command "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unknown-variable': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `"${name}" is not defined by an earlier statement`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unterminated-string': {
    severity: 'error',
    message: (_: object) => 'missing closing quote',
  },
  'too-deep': {
    severity: 'error',
    message: ({ limit }: { limit: number }) => `nested more than ${limit} levels deep`,
    help: () =>
      'each operator or command in a row is one level; use IN (…) or a lookup instead of many ORs',
  },
  placeholder: {
    severity: 'info',
    message: ({ name }: { name: string }) => `"${name}" is replaced by a build; offline it is null`,
  },
});
