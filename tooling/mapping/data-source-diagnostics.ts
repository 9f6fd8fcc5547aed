import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** Problems of mappings of data sources. */
export const dataSourceDiagnostic = defineDiagnostics('data-source', {
  'unknown-parent': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `data source "${name}" does not exist or does not recognize events`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'cyclic-parents': {
    severity: 'error',
    message: ({ name }: { name: string }) => `"${name}" extends itself through its parents`,
  },
  'no-separator': {
    severity: 'error',
    message: ({ parent }: { parent: string }) =>
      `separator_value needs a separator, but "${parent}" and its parents define none`,
    help: () => 'add a separator to the parent, or describe the events with "recognize"',
  },
  'bad-extraction': {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `invalid regular expression: ${reason}`,
  },
});
