import { writeEscu6 } from './escu6/write.ts';
import { writeV4 } from './v4/write.ts';
import { writeV5 } from './v5/write.ts';
import type { Target, Write } from './writer.ts';

/** How content is written in each dialect. Tripline's own is the native form. */
export const WRITERS: Readonly<Record<Target, Write>> = {
  escu6: writeEscu6,
  v5: writeV5,
  v4: writeV4,
  tripline: ({ MANUAL_REVIEW: _, ...native }) => ({ data: native, losses: [] }),
};
