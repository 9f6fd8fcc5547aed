import type { Content } from '../content/content.ts';
import type { ContentDocument } from '../content/document.ts';

/** What content of every kind may say about itself. */
interface Described {
  readonly name: string;
  readonly id?: string;
  readonly version?: number;
  readonly date?: string;
  readonly description?: string;
}

/** The documents of all kinds, in the order of their paths within each. */
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
