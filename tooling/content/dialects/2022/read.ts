import type { Draft } from '../draft.ts';
import { hasRole, readObservables, riskType } from '../observables.ts';

/** Reads a detection of 2021 or 2022: the folder is the status, and users and systems are at risk in either role. */
export function read2022(draft: Draft): void {
  readObservables(draft, {
    isRiskObject,
    isThreatObject: (observable) => hasRole(observable, 'Attacker') && !isRiskObject(observable),
  });
  draft.data['status'] ??= statusByFolder(draft.path);
}

function isRiskObject(observable: Readonly<Record<string, unknown>>): boolean {
  if (hasRole(observable, 'Victim')) return true;
  return hasRole(observable, 'Attacker') && riskType(observable['type']) !== undefined;
}

function statusByFolder(path: string): string {
  if (path.includes('/deprecated/')) return 'deprecated';
  return path.includes('/experimental/') ? 'experimental' : 'production';
}
