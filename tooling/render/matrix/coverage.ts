import type { MatrixTechnique, MatrixView } from './matrix-view.ts';
import type { Proof } from './proof.ts';

/** The number of techniques and sub-techniques by proof; each counts once, even in several columns. */
export interface Coverage {
  readonly techniques: Counts;
  readonly subTechniques: Counts;
}

type Counts = Readonly<Record<Proof, number>>;

/** How many techniques have a detection. */
export function coverageOf({ techniques }: MatrixView): Coverage {
  return {
    techniques: countsOf(techniques),
    subTechniques: countsOf(techniques.flatMap(({ subTechniques }) => subTechniques)),
  };
}

function countsOf(techniques: readonly MatrixTechnique[]): Counts {
  const counts = { proven: 0, untested: 0, none: 0 };
  for (const { proof } of techniques) counts[proof] += 1;
  return counts;
}
