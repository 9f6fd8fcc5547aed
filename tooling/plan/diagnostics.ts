import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** Problems of what a search means. */
export const planDiagnostic = defineDiagnostics('plan', {
  'bad-argument': {
    severity: 'error',
    message: ({ message }: { message: string }) => message,
  },
  'type-mismatch': {
    severity: 'error',
    message: ({ message }: { message: string; help: string | undefined }) => message,
    help: ({ help }) => help,
  },
  'bad-pattern': {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `invalid regular expression: ${reason}`,
  },
  'not-json': {
    severity: 'warning',
    message: (_: object) => 'data is not valid JSON: no rows are created',
  },
  'ignored-option': {
    severity: 'warning',
    message: ({ name, why }: { name: string; why: string }) => `"${name}" is ignored: ${why}`,
  },
  'unsupported-command': {
    severity: 'warning',
    message: ({ command, reason }: { command: string; reason: string }) =>
      `"${command}" cannot run offline: ${reason}`,
    help: () => 'tests of this detection are skipped',
  },
  'unsupported-function': {
    severity: 'warning',
    message: ({ name, reason }: { name: string; reason: string }) =>
      `"${name}" cannot run offline: ${reason}`,
    help: () => 'tests of this detection are skipped',
  },
  'unknown-data-model': {
    severity: 'warning',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `data model dataset "${name}" does not exist`,
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
      `field "${name}" does not exist here: ${by} removed it`,
    help: ({ by, nearest }) =>
      nearest === undefined
        ? `keep it in ${by}`
        : `keep it in ${by}, or use "${nearest}" if you mean that field`,
  },
  'empty-column': {
    severity: 'info',
    message: ({ name, by }: { name: string; by: string; nearest: string | undefined }) =>
      `column "${name}" is always empty: ${by} removed the field`,
    help: ({ by, nearest }) =>
      nearest === undefined
        ? `keep it in ${by}, or remove the column here`
        : `keep it in ${by}, or use "${nearest}" if you mean that field`,
  },
  'unused-group': {
    severity: 'info',
    message: ({ name }: { name: string; isOnly: boolean }) =>
      `field "${name}" is extracted here but never used`,
    help: ({ isOnly }) =>
      isOnly
        ? 'remove the rex command: it extracts no other field'
        : 'use (?:…) for a group that extracts no field',
  },
  'wildcard-in-where': {
    severity: 'warning',
    message: ({ text }: { text: string }) =>
      `the * in "${text}" is a literal character in where and eval, not a wildcard`,
    help: () => 'use like() with %, match(), or the search command',
  },
  'never-equal': {
    severity: 'warning',
    message: ({ text, case: of }: { text: string; case: 'lower' | 'upper' }) =>
      `always false: the value is in ${of} case, "${text}" is not`,
  },
  contradiction: {
    severity: 'warning',
    message: ({ field, value }: { field: string; value: string }) =>
      `always false: "${field}" must both equal and not equal "${value}"`,
  },
  'mixed-operators': {
    severity: 'info',
    message: (_: object) =>
      'ambiguous precedence: OR binds tighter than the implicit AND around it',
    help: () => 'group the terms with parentheses',
  },
  'pass-condition': {
    severity: 'error',
    message: (_: object) => 'invalid pass condition: expected a count or the rest of a search',
    help: () =>
      'write counts such as @count_gt(0), joined by & or |, or a search such as | stats count | where count > 0',
  },
  'external-lookup': {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `lookup "${name}" is external: the search cannot run offline`,
  },
  'empty-lookup': {
    severity: 'warning',
    message: ({ name, why }: { name: string; why: string }) =>
      `lookup "${name}" ${why}: it has no rows offline`,
  },
  'unknown-lookup': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `lookup "${name}" does not exist`,
    help: ({ nearest }) =>
      didYouMean(nearest) ??
      'add it to lookups/, or list it under external.lookups in tripline.yml if it is defined outside this repository',
  },
});
