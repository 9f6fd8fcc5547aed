import type { Fields } from './wrapper.ts';

/** Whether there are no other fields; those that a subscription extracted from the message do not count. */
export function hasOnly(fields: Fields, names: ReadonlySet<string>): boolean {
  for (const name of fields.keys())
    if (!names.has(name) && !name.startsWith('extractedFields.')) return false;
  return true;
}
