/**
 * What stands behind a technique: a detection that a passing test proves, detections that none proves, or nothing.
 */
export type Proof = 'proven' | 'untested' | 'none';

/** The strongest first. */
export const PROOFS: readonly Proof[] = ['proven', 'untested', 'none'];

interface ProofLook {
  readonly label: string;
  /** Told apart without colours, too. */
  readonly mark: string;
  /** A background for black text. */
  readonly color: string;
  /** For tools that calculate with the matrix. */
  readonly score: number;
}

/** How each proof is shown. */
export const proofs: Readonly<Record<Proof, ProofLook>> = {
  proven: { label: 'proven by a passing test', mark: '✓', color: '#8fd6a0', score: 100 },
  untested: { label: 'detections, none proven', mark: '○', color: '#f5d88a', score: 50 },
  none: { label: 'no detection', mark: '', color: '#eeeeee', score: 0 },
};
