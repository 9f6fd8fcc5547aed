import { sortedBy } from '../../base/order.ts';
import { collection } from '../../content/content.ts';
import type { AppInput } from '../../render/app/app-input.ts';
import type { DetectionProof } from '../../render/app/detection-proof.ts';
import type { Proofs, Unproven } from './prove-detections.ts';

/** A detection that is left out. */
export interface LeftOut extends Unproven {
  /** Its file. */
  readonly path: string;
}

interface OnlyProven {
  readonly input: AppInput;
  readonly unproven: readonly LeftOut[];
}

/** An app with the detections that passed their tests, and their proofs. */
export function onlyProven(input: AppInput, proofs: Proofs): OnlyProven {
  const { content } = input;
  const proven: DetectionProof[] = [];
  const unproven: LeftOut[] = [];
  const kept = content.detection.all.filter((document) => {
    const proof = proofs.get(document) ?? { reason: 'its tests did not run' };
    if ('reason' in proof) unproven.push({ path: document.path, ...proof });
    else proven.push(proof);
    return !('reason' in proof);
  });
  return {
    input: { ...input, content: { ...content, detection: collection(kept) }, proofs: proven },
    unproven: sortedBy(unproven, ({ path }) => path),
  };
}
