import { shortLine } from '../../base/shortened.ts';
import type { Finding } from './finding.ts';

const WIDEST = { value: 60, event: 160 };

/** The fields that decide a finding, on one line. */
export function eventText({ deciding }: Pick<Finding, 'deciding'>, widest = WIDEST.event): string {
  const fields = deciding.map(([field, value]) => `${field}=${shortLine(value, WIDEST.value)}`);
  return shortLine(fields.join(' '), widest);
}
