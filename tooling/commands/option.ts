import type { Word } from '../spl/scanner.ts';

/** Whether an option was given as true, in any of Splunk's spellings. */
export function isTrue(value: Word | undefined): boolean {
  return value !== undefined && /^(?:t|true|1|y|yes)$/i.test(value.text);
}

/** A number given as an option; the default where it is missing or no number. */
export function numberOption(value: Word | undefined, byDefault: number): number {
  const number = value === undefined || value.text === '' ? Number.NaN : Number(value.text);
  return Number.isFinite(number) ? number : byDefault;
}
