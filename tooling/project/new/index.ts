import { newDataSource } from './new-data-source.ts';
import { newDetection } from './new-detection.ts';
import type { NewKind } from './new-kind.ts';
import { newLookup } from './new-lookup.ts';
import { newMacro } from './new-macro.ts';
import { newStory } from './new-story.ts';

/** What `tripline new` can create, one line each. */
export const newKinds: readonly NewKind[] = [
  newDetection,
  newStory,
  newMacro,
  newLookup,
  newDataSource,
];
