import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

interface Named {
  readonly name: string;
}

interface Suggested extends Named {
  readonly nearest: string | undefined;
}

/** Problems of Sigma rules. */
export const sigmaDiagnostic = defineDiagnostics('sigma', {
  'not-a-rule': {
    severity: 'error',
    message: (_: object) => 'this document is neither a rule nor a correlation nor a filter',
    help: () => 'a rule has the keys "title", "logsource" and "detection"',
  },
  'missing-key': {
    severity: 'error',
    message: ({ key, parent }: { key: string; parent: string }) =>
      `${parent} requires the key "${key}"`,
  },
  'wrong-type': {
    severity: 'error',
    message: ({ key, expected }: { key: string; expected: string }) =>
      `"${key}" must be ${expected}`,
  },
  'unknown-modifier': {
    severity: 'error',
    message: ({ name }: Suggested) => `unknown modifier "${name}"`,
    help: ({ nearest }) => didYouMean(nearest) ?? 'remove it; see the list of modifiers of Sigma',
  },
  'bad-modifier': {
    severity: 'error',
    message: ({ name, reason }: Named & { reason: string }) => `"${name}" ${reason}`,
  },
  'bad-value': {
    severity: 'error',
    message: ({ reason }: { reason: string }) => reason,
  },
  'empty-selection': {
    severity: 'error',
    message: ({ name }: Named) => `the selection "${name}" is empty`,
    help: () => 'add a field with a value, or remove the selection',
  },
  'undefined-placeholder': {
    severity: 'error',
    message: ({ name }: Suggested) => `the placeholder %${name}% has no values`,
    help: ({ nearest }) =>
      didYouMean(nearest) ?? 'define its values in tripline.yml: sigma: placeholders:',
  },
  'condition-syntax': {
    severity: 'error',
    message: ({ expected, found }: { expected: string; found: string }) =>
      `expected ${expected}, found ${found}`,
    help: ({ found }) =>
      found === '"|"'
        ? 'conditions with | were removed from Sigma: write a correlation rule'
        : undefined,
  },
  'unknown-selection': {
    severity: 'error',
    message: ({ name }: Suggested) => `the selection "${name}" does not exist`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'no-such-selections': {
    severity: 'error',
    message: ({ name }: Suggested) => `no selection matches "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'too-large': {
    severity: 'error',
    message: ({ what, limit }: { what: string; limit: number }) =>
      `${what} has more than ${limit.toLocaleString('en-US')} parts`,
    help: () => 'split the rule into several rules',
  },
  'unknown-log-source': {
    severity: 'warning',
    message: ({ name }: Suggested) =>
      `unknown log source "${name}": the rule searches events of all log sources`,
    help: ({ nearest }) => didYouMean(nearest) ?? 'define it in logsources/',
  },
  'unknown-field': {
    severity: 'warning',
    message: ({ name, logSource }: Suggested & { logSource: string }) =>
      `events of the log source "${logSource}" do not have the field "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unknown-taxonomy': {
    severity: 'error',
    message: ({ name }: Named) => `field names of the taxonomy "${name}" are not supported`,
    help: () => 'use the field names of Sigma, and remove the key',
  },
  'unsupported-version': {
    severity: 'error',
    message: ({ name }: Named) => `version ${name} of the Sigma specification is not supported`,
    help: () => 'use a version from 1 to 2.1',
  },
  'newer-feature': {
    severity: 'error',
    message: ({ name, version }: Named & { version: string }) =>
      `"${name}" requires version ${version} of the Sigma specification`,
    help: ({ version }) => `set sigma-version to ${version} or later, or remove the key`,
  },
  'unknown-correlation': {
    severity: 'error',
    message: ({ name }: Suggested) => `unknown type of correlation "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'bad-timespan': {
    severity: 'error',
    message: ({ name }: Named) => `"${name}" is not a time span`,
    help: () => 'write a number and s, m, h, d, w or M, such as 5m',
  },
  'unknown-rule': {
    severity: 'error',
    message: ({ name }: Suggested) => `the rule "${name}" does not exist`,
    help: ({ nearest }) => didYouMean(nearest) ?? 'use the id or the name of a rule',
  },
  'correlation-cycle': {
    severity: 'error',
    message: ({ name }: Named) => `the correlation "${name}" refers to itself`,
  },
});
