import { defineDiagnostics, didYouMean } from '../../../base/diagnostic.ts';

interface Unknown {
  readonly name: string;
  readonly nearest?: string | undefined;
}

/** Tables of others in tripline.yml. */
export const tableDiagnostic = defineDiagnostics('tables', {
  'unknown-dataset': {
    severity: 'error',
    message: ({ name }: Unknown) => `"${name}" is not a dataset of a data model`,
    help: ({ nearest }) => didYouMean(nearest) ?? 'name it as Model.Dataset: Endpoint.Processes',
  },
  'unknown-data-source': {
    severity: 'error',
    message: ({ name }: Unknown) => `"${name}" is not a data source`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unknown-field': {
    severity: 'error',
    message: ({ name, dataset }: Unknown & { readonly dataset: string }) =>
      `"${name}" is not a field of ${dataset}`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'not-a-name': {
    severity: 'error',
    message: ({ name }: { readonly name: string }) =>
      `"${name}" is not the name of a table or column`,
    help: () =>
      'separate its parts with dots, and write parts with blanks or other special characters in backticks',
  },
  'no-sql': {
    severity: 'warning',
    message: ({ what, reason }: { readonly what: string; readonly reason: string }) =>
      `${what} has no SQL: ${reason}`,
    help: () => 'the views do not have it; searches that read it are refused',
  },
  'several-sources': {
    severity: 'warning',
    message: ({ name, other }: { readonly name: string; readonly other: string }) =>
      `an event may be of "${name}" and of "${other}"`,
    help: () => 'the views map such an event only as the second',
  },
});
