import { defineDiagnostics } from '../base/diagnostic.ts';

export const engineDiagnostic = defineDiagnostics('engine', {
  'bad-argument': {
    severity: 'error',
    message: ({ message }: { message: string }) => message,
  },
  'bad-pattern': {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `invalid regular expression: ${reason}`,
  },
});
