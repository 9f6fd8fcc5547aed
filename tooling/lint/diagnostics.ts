import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** What the linter itself has to say, beside what its rules find. */
export const lintDiagnostic = defineDiagnostics('lint', {
  'rule-failed': {
    severity: 'error',
    message: ({ rule, problem }: { rule: string; problem: string }) =>
      `the rule "${rule}" has a bug: ${problem}`,
    help: () => 'this is no problem of the content; the other rules went on',
  },
  'suppression-without-reason': {
    severity: 'warning',
    message: ({ rule }: { rule: string }) => `nothing says why "${rule}" is ignored here`,
    help: ({ rule }) => `write # tripline-ignore ${rule}: and the reason`,
  },
  'unused-suppression': {
    severity: 'warning',
    message: ({ rule }: { rule: string }) => `"${rule}" finds nothing here that could be ignored`,
    help: () => 'remove the comment',
  },
  'unknown-rule': {
    severity: 'error',
    message: ({ name }: { name: string; nearest: string | undefined }) =>
      `no rule and no finding is named "${name}"`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'custom-rules-not-run': {
    severity: 'info',
    message: ({ names }: { names: readonly string[] }) =>
      `rules of this repository were not run: ${names.join(', ')}`,
    help: () =>
      'they are code; --custom-rules runs them, where you trust the content like a program',
  },
  'dead-link': {
    severity: 'warning',
    message: ({ address, reason }: { address: string; reason: string }) =>
      `${address} leads nowhere: ${reason}`,
    help: () => 'correct the address, name an archived copy, or remove the reference',
  },
  'fixed-severity': {
    severity: 'error',
    message: ({ name }: { name: string }) =>
      `"${name}" always counts: what was not read was not checked`,
  },
});
