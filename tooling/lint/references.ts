import type { SourceSpan } from '../base/source.ts';
import type { Content } from '../content/content.ts';

/** A reference of a content file. */
export interface Reference {
  readonly text: string;
  /** Its location. */
  at(): SourceSpan;
}

/** The references of detections, stories, baselines and investigations. */
export function* referencesOf(content: Content): Iterable<Reference> {
  const { detection, story, baseline, investigation } = content;
  for (const { data, spanAt } of [
    ...detection.all,
    ...story.all,
    ...baseline.all,
    ...investigation.all,
  ]) {
    for (const [index, text] of (data.references ?? []).entries()) {
      yield { text, at: () => spanAt(['references', index]) };
    }
  }
}
