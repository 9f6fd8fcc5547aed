import type { Diagnostic } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { rules } from '../../lint/rules/index.ts';
import { codeOf } from '../../lint/settings.ts';
import { UsageError } from '../usage-error.ts';
import { stageCodes } from './codes.ts';
import type { CustomRules } from './custom-rules.ts';

/** Whether a finding has one of the codes; `lint` means all codes that begin with `lint/`. Everything without codes. */
export function codeFilter(
  only: readonly string[] | undefined,
  custom: CustomRules,
): (diagnostic: Diagnostic) => boolean {
  if (only === undefined) return () => true;
  const ids = [...rules, ...custom.rules].map(({ id }) => id);
  const known = new Set([
    'limits/reached',
    ...stageCodes,
    ...[...ids, ...custom.notRun].map(codeOf),
  ]);
  const layers = new Set([...known].map(layerOf));
  for (const wanted of only) {
    if (!known.has(wanted) && !layers.has(wanted)) throw unknownCode(wanted, [...known, ...layers]);
  }
  const wanted = new Set(only);
  return ({ code }) => wanted.has(code) || wanted.has(layerOf(code));
}

function layerOf(code: string): string {
  return code.split('/')[0] ?? '';
}

function unknownCode(wanted: string, known: readonly string[]): UsageError {
  const near = nearest(wanted, known);
  const hint =
    near === undefined ? 'docs/diagnostics.md lists all codes' : `did you mean "${near}"?`;
  return new UsageError(`unknown code "${wanted}": ${hint}`);
}
