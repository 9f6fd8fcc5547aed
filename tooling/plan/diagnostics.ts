import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

export const planDiagnostic = defineDiagnostics('plan', {
  'unsupported-command': {
    severity: 'warning',
    message: ({ command, reason }: { command: string; reason: string }) =>
      `"${command}" cannot run here: ${reason}`,
    help: () => 'the detection is read and documented, but neither run nor counted as tested',
  },
  'unknown-data-model': {
    severity: 'warning',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `there is no data model dataset "${name}" to run this on`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unknown-field': {
    severity: 'error',
    message: ({ name, dataset }: { name: string; dataset: string; nearest: string | undefined }) =>
      `"${name}" is not a field of ${dataset}`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unknown-lookup': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `no lookup is named "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
});
