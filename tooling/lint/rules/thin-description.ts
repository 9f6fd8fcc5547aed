import { defineRule } from '../rule.ts';

/** The minimum number of words to describe what a search detects and why it matters. */
const FEWEST_WORDS = 6;

export const thinDescription = defineRule({
  id: 'thin-description',
  summary: 'Descriptions of detections and stories are meaningful.',
  rationale:
    'Analysts read the description first when a detection fires, and reviewers compare it with the search.',
  bad: 'description: Detects procdump.',
  good: 'description: ProcDump writes the memory of LSASS to a file, from which credentials can be read.',
  severity: 'warning',
  *check({ content: { detection, story } }) {
    for (const { data, written, spanAt } of [...detection.all, ...story.all]) {
      const { description, name } = data;
      const words = description.split(/\s+/).filter((word) => /\w/.test(word)).length;
      const isTitle = description.trim().toLowerCase() === name.trim().toLowerCase();
      if (words >= FEWEST_WORDS && !isTitle) continue;
      const isWritten = 'description' in written;
      const said = isTitle
        ? 'description only repeats the name'
        : `the description has ${words} word${words === 1 ? '' : 's'}`;
      yield {
        message: isWritten ? said : `"${name}" has no description`,
        span: spanAt([isWritten ? 'description' : 'name']),
        help: 'describe what the search detects and what a result means',
      };
    }
  },
});
