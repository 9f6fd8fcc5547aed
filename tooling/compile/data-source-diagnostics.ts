import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

export const dataSourceDiagnostic = defineDiagnostics('data-source', {
  'unknown-parent': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `no data source that recognizes events is named "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'cyclic-parents': {
    severity: 'error',
    message: ({ name }: { name: string }) => `"${name}" extends itself by way of its parents`,
  },
  'no-separator': {
    severity: 'error',
    message: ({ parent }: { parent: string }) =>
      `"${parent}" and its parents name no separator that this value could be of`,
    help: () => 'give the parent a separator, or say with "recognize" what the events look like',
  },
  'bad-extraction': {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `the regular expression cannot be run: ${reason}`,
  },
});
