import { defineRule } from '../rule.ts';

/** Fewer words than these do not say what a search finds and why it matters. */
const FEWEST_WORDS = 6;

export const thinDescription = defineRule({
  id: 'thin-description',
  summary: 'The description of a detection or story says more than its title.',
  rationale:
    'It is what an analyst reads first when the detection fires at night, and what a reviewer holds the search against.',
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
        ? 'the description only repeats the title'
        : `the description has ${words} word${words === 1 ? '' : 's'}`;
      yield {
        message: isWritten ? said : `"${name}" has no description`,
        span: spanAt([isWritten ? 'description' : 'name']),
        help: 'say what is looked for, and what it means when it is found',
      };
    }
  },
});
