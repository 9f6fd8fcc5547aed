import { createHash } from 'node:crypto';

/** A UUID (version 8) that depends only on the texts that identify something, such as its kind and name. */
export function stableId(...parts: readonly string[]): string {
  const digits = createHash('sha256').update(parts.join('\0')).digest('hex');
  const variant = ((Number.parseInt(digits.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
