import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

export const planDiagnostic = defineDiagnostics('plan', {
  'unsupported-command': {
    severity: 'warning',
    message: ({ command, reason }: { command: string; reason: string }) =>
      `"${command}" cannot run here: ${reason}`,
    help: () => 'the search is read and documented, but neither run nor counted as tested',
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
  'dropped-field': {
    severity: 'warning',
    message: ({ name, by }: { name: string; by: string; nearest: string | undefined }) =>
      `"${name}" is not there any more: ${by} dropped it`,
    help: ({ by, nearest }) =>
      nearest === undefined
        ? `keep it in ${by}`
        : `keep it in ${by}, or write "${nearest}" where that is meant`,
  },
  'empty-column': {
    severity: 'info',
    message: ({ name, by }: { name: string; by: string; nearest: string | undefined }) =>
      `the column "${name}" is always empty: ${by} dropped it`,
    help: ({ by, nearest }) =>
      nearest === undefined
        ? `keep it in ${by}, or take it out here`
        : `keep it in ${by}, or write "${nearest}" where that is meant`,
  },
  'unused-group': {
    severity: 'info',
    message: ({ name }: { name: string; isOnly: boolean }) =>
      `nothing reads the field "${name}" that this group makes`,
    help: ({ isOnly }) =>
      isOnly
        ? 'take the rex out: it makes nothing else'
        : 'write (?:…) for a group that makes no field',
  },
  'wildcard-in-where': {
    severity: 'warning',
    message: ({ text }: { text: string }) => `the * in "${text}" is an ordinary character here`,
    help: () => 'use like() with %, match(), or the search command',
  },
  'never-equal': {
    severity: 'warning',
    message: ({ text, case: of }: { text: string; case: 'lower' | 'upper' }) =>
      `this can never hold: the value is in ${of} case, "${text}" is not`,
  },
  contradiction: {
    severity: 'warning',
    message: ({ field, value }: { field: string; value: string }) =>
      `this can never hold: "${field}" is asked to be "${value}" and not to be it`,
  },
  'mixed-operators': {
    severity: 'info',
    message: (_: object) => 'OR binds tighter than the terms beside it, which is not how it reads',
    help: () => 'put the terms that belong together in parentheses',
  },
  'pass-condition': {
    severity: 'error',
    message: (_: object) => 'a pass condition is a count or the rest of a search',
    help: () =>
      'write @count_gt(0) and the like, joined by & or |, or | stats count | where count > 0',
  },
  'external-lookup': {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `the lookup "${name}" lives elsewhere: the search cannot run here`,
  },
  'empty-lookup': {
    severity: 'warning',
    message: ({ name, why }: { name: string; why: string }) =>
      `the lookup "${name}" ${why}: it has no rows here`,
  },
  'unknown-lookup': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `no lookup is named "${name}"`,
    help: ({ nearest }) =>
      didYouMean(nearest) ??
      'add it to lookups/, or name it under external.lookups in tripline.yml where it lives elsewhere',
  },
});
