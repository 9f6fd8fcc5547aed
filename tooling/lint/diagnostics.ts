import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** Diagnostics of the linter itself, in addition to those of its rules. */
export const lintDiagnostic = defineDiagnostics('lint', {
  'rule-failed': {
    severity: 'error',
    message: ({ rule, problem }: { rule: string; problem: string }) =>
      `rule "${rule}" failed: ${problem}`,
    help: () => 'this is a bug in the rule, not in your content; the other rules ran',
  },
  'suppression-without-reason': {
    severity: 'warning',
    message: ({ rule }: { rule: string }) => `"${rule}" is suppressed without a reason`,
    help: ({ rule }) => `write "# tripline-ignore ${rule}: REASON"`,
  },
  'unused-suppression': {
    severity: 'warning',
    message: ({ rule }: { rule: string }) => `unused suppression: "${rule}" has no finding here`,
    help: () => 'remove the comment',
  },
  'unknown-rule': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `unknown rule or code "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'custom-rules-not-run': {
    severity: 'info',
    message: ({ names }: { names: readonly string[] }) =>
      `custom rules were not run: ${names.join(', ')}`,
    help: () => 'run them only if you trust the code of this repository',
  },
  'dead-link': {
    severity: 'warning',
    message: ({ address, reason }: { address: string; reason: string }) =>
      `${address} does not resolve: ${reason}`,
    help: () => 'correct the URL, link to an archived copy, or remove the reference',
  },
  'fixed-severity': {
    severity: 'error',
    message: ({ name }: { name: string }) =>
      `"${name}" cannot be disabled: it reports content that cannot be read or compiled`,
    help: () =>
      'fix the content; a search that needs content defined elsewhere can name it under external in tripline.yml',
  },
});
