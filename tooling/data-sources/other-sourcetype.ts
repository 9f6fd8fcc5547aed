import type { Report } from '../base/diagnostic.ts';
import type { FormatChoice } from './detect-format.ts';
import { dataDiagnostic, startOf } from './diagnostics.ts';

interface GivenSourcetype {
  readonly path: string;
  readonly sourcetype: string | undefined;
  readonly report: Report;
}

/** Reports a sourcetype that stands for another format than the data has. Returns whether it does. */
export function reportOtherSourcetype(
  { expected, format }: FormatChoice,
  { path, sourcetype = '', report }: GivenSourcetype,
): boolean {
  if (expected === undefined) return false;
  const params = { sourcetype, expected: expected.id, found: format.id };
  report(dataDiagnostic('other-sourcetype', params, startOf(path)));
  return true;
}
