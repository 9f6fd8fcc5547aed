import type { Content } from '../content/content.ts';
import type { ContentDocument } from '../content/document.ts';

/** Keys that all kinds of content can have. */
interface Described {
  readonly name: string;
  readonly id?: string;
  readonly version?: number;
  readonly date?: string;
  readonly description?: string;
}

/** The documents of all kinds, sorted by path within each kind. */
export function documentsOf(content: Content): readonly ContentDocument<Described>[] {
  const { detection, story, macro, lookup, data_source, data_model, baseline, investigation } =
    content;
  return [
    ...detection.all,
    ...story.all,
    ...macro.all,
    ...lookup.all,
    ...data_source.all,
    ...data_model.all,
    ...baseline.all,
    ...investigation.all,
  ];
}
