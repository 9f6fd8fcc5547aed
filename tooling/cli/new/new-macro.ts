import type { NewKind } from './new-kind.ts';
import { yamlFile } from './skeleton.ts';

export const newMacro: NewKind = {
  name: 'macro',
  summary: 'a macro: a named piece of a search',
  options: {
    definition: 'the text that takes the place of the call',
    description: 'what it stands for',
  },
  async make(context) {
    const { slug } = context;
    const definition = await context.answer('definition', {
      message: 'Which text takes the place of the call?',
      suggestion: 'search *',
    });
    const description = await context.answer('description', {
      message: 'What does it stand for?',
      suggestion: `What searches call ${slug}.`,
    });
    const content = { name: slug, description, definition };
    return [yamlFile({ path: `macros/${slug}.yml`, schema: 'macro', content })];
  },
};
