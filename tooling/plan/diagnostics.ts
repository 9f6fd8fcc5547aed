import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** A field that rows do not have, and the command that removed it, or that generates the rows. */
interface MissingField {
  readonly name: string;
  readonly by: string;
  /** Whether the command removed it; if not, it generates the rows. */
  readonly wasRemoved: boolean;
  readonly nearest: string | undefined;
}

function keepIt({ by, wasRemoved }: MissingField): readonly string[] {
  return wasRemoved ? [`keep it in ${by}`] : [];
}

function useNearest({ nearest }: MissingField): readonly string[] {
  return nearest === undefined ? [] : [`use "${nearest}" if you mean that field`];
}

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
    message: ({ name, by, wasRemoved }: MissingField) =>
      wasRemoved
        ? `field "${name}" does not exist here: ${by} removed it`
        : `field "${name}" does not exist here: rows of ${by} do not have it`,
    help: (missing) => [...keepIt(missing), ...useNearest(missing)].join(', or ') || undefined,
  },
  'empty-column': {
    severity: 'info',
    message: ({ name, by, wasRemoved }: MissingField) =>
      wasRemoved
        ? `column "${name}" is always empty: ${by} removed the field`
        : `column "${name}" is always empty: rows of ${by} do not have the field`,
    help: (missing) =>
      [
        ...keepIt(missing),
        ...(missing.nearest === undefined ? ['remove the column here'] : useNearest(missing)),
      ].join(', or '),
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
