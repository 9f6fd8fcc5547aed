/**
 * The coverage of a technique: a detection with a passing test, only detections without one, or no detections.
 */
export type Proof = 'proven' | 'untested' | 'none';

/** Strongest first. */
export const PROOFS: readonly Proof[] = ['proven', 'untested', 'none'];

interface ProofLook {
  readonly label: string;
  /** Distinguishes proofs without colors. */
  readonly mark: string;
  /** The background color for black text. */
  readonly color: string;
  /** The score for tools. */
  readonly score: number;
}

/** How each proof is shown. */
export const proofs: Readonly<Record<Proof, ProofLook>> = {
  proven: { label: 'detections with a passing test', mark: '✓', color: '#8fd6a0', score: 100 },
  untested: { label: 'detections without a passing test', mark: '○', color: '#f5d88a', score: 50 },
  none: { label: 'no detections', mark: '', color: '#eeeeee', score: 0 },
};
