import { macroKey, macroName } from '../../base/macro-key.ts';
import { slugOf } from '../../lint/slug.ts';
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
    // The number of arguments follows from the definition; `name(2)` is how Splunk's own files spell it.
    const slug = slugOf(context.name.replace(/\(\d+\)$/, ''));
    const definition = await context.answer('definition', {
      message: 'Which text takes the place of the call?',
      suggestion: 'search *',
    });
    const description = await context.answer('description', {
      message: 'What does it stand for?',
      suggestion: `What searches call ${slug}.`,
    });
    const named = [...definition.matchAll(/\$(\w+)\$/g)].map(([, name]) => name);
    const parameters = [...new Set(named)];
    const args = parameters.length === 0 ? {} : { arguments: parameters };
    const content = { name: slug, description, ...args, definition };
    const key = macroKey(slug, parameters.length);
    const others = context.workspace.content.macro.all.filter(
      ({ data }) => macroName(data.name) === slug && data.name !== key,
    );
    const file = others.length === 0 ? slug : `${slug}_${parameters.length}`;
    return [yamlFile({ path: `macros/${file}.yml`, schema: 'macro', content })];
  },
};
