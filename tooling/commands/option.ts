import type { Word } from '../spl/scanner.ts';

/** Whether an option is true, in any of Splunk's spellings. */
export function isTrue(value: Word | undefined): boolean {
  return value !== undefined && isTrueText(value.text);
}

/** Whether a text is true, in any of Splunk's spellings. */
export function isTrueText(text: string): boolean {
  return /^(?:t|true|1|y|yes)$/i.test(text);
}

/** The numeric value of an option; the default if it is missing or not a number. */
export function numberOption(value: Word | undefined, byDefault: number): number {
  const number = value === undefined || value.text === '' ? Number.NaN : Number(value.text);
  return Number.isFinite(number) ? number : byDefault;
}

/** Whether a value is a Boolean or contains a dashboard or `map` token. */
export function isFlag({ text }: Word): boolean {
  return /^(?:t|true|1|y|yes|f|false|0|n|no)$/i.test(text) || text.includes('$');
}
