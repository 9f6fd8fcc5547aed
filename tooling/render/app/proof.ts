import { sortedBy } from '../../base/order.ts';
import type { AppFile, AppInput } from './app-input.ts';
import type { DetectionProof } from './detection-proof.ts';

/** `proof.json`: what shows that the detections of an app work. */
export function proofFile(
  { settings: { id, version } }: AppInput,
  proofs: readonly DetectionProof[],
): AppFile {
  const detections = sortedBy(proofs, ({ name }) => name);
  const proof = { format: 1, app: { id, version }, detections };
  return { path: 'proof.json', content: `${JSON.stringify(proof, undefined, 2)}\n` };
}
