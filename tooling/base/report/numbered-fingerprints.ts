import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostic.ts';
import { fingerprint } from '../fingerprint.ts';
import { placeJson } from './json.ts';

/**
 * One fingerprint per finding, the same after its line has moved. Equal findings of a file are numbered.
 */
export function fingerprintsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const key = JSON.stringify([placeJson(diagnostic.span).file, fingerprint(diagnostic)]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return createHash('sha256').update(`${key} ${number}`).digest('hex').slice(0, 32);
  });
}
