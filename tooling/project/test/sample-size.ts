import { statSync } from 'node:fs';
import { findSample, type SamplePlaces } from '../../attack-data/locate.ts';
import { parseReference } from '../../attack-data/reference.ts';
import type { Detection } from '../../content/model.ts';
import { samplesOfTests } from '../../content/test-samples.ts';

/** The bytes of all local samples of a detection's tests, as they are stored. */
export function sampleSize(detection: Detection, places: SamplePlaces): number {
  const paths = [...samplesOfTests(detection)].flatMap(({ data }) => {
    const found = findSample(parseReference(data), places);
    return found.kind === 'file' ? [found.path] : [];
  });
  return [...new Set(paths)].reduce((sum, path) => sum + statSync(path).size, 0);
}
