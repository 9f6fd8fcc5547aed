import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

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
      `no statement before this one defines "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unterminated-string': {
    severity: 'error',
    message: (_: object) => 'the quoted text is never closed',
  },
  'too-deep': {
    severity: 'error',
    message: ({ limit }: { limit: number }) => `nested more than ${limit} levels deep`,
    help: () => 'operators and commands in a row count one level each; IN (…) and lookups do not',
  },
  placeholder: {
    severity: 'info',
    message: ({ name }: { name: string }) =>
      `"${name}" is filled in by a build; here it stands for null`,
  },
});
