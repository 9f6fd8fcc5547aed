import type { SourceSpan } from '../base/source.ts';
import type { Content } from '../content/content.ts';

/** A reference of a content file. */
export interface Reference {
  readonly text: string;
  /** Whether it may name a source in words, as Sigma rules do. */
  readonly mayBeWords: boolean;
  /** Its location. */
  at(): SourceSpan;
}

/** The references of detections, stories, baselines and investigations. */
export function* referencesOf(content: Content): Iterable<Reference> {
  const { detection, story, baseline, investigation } = content;
  for (const { data, dialect, spanAt } of [
    ...detection.all,
    ...story.all,
    ...baseline.all,
    ...investigation.all,
  ]) {
    for (const [index, text] of (data.references ?? []).entries()) {
      const mayBeWords = dialect === 'sigma';
      yield { text, mayBeWords, at: () => spanAt(['references', index]) };
    }
  }
}
