import type { Draft } from '../draft.ts';
import { hasRole, readObservables } from '../observables.ts';

/** Reads a detection of 2024: victims are risk objects, attackers threat objects. */
export function readV4(draft: Draft): void {
  readObservables(draft, {
    isRiskObject: (observable) => hasRole(observable, 'Victim'),
    isThreatObject: (observable) => hasRole(observable, 'Attacker'),
  });
}
