import { macroKey, macroName } from '../../base/macro-key.ts';
import { slugOf } from '../../lint/slug.ts';
import type { NewKind } from './new-kind.ts';
import { yamlFile } from './skeleton.ts';

/** A new macro. */
export const newMacro: NewKind = {
  name: 'macro',
  summary: 'a macro: a named part of a search',
  options: {
    definition: 'text that replaces the macro call',
    description: 'what it is for',
  },
  async make(context) {
    // The number of arguments follows from the definition; Splunk's own files use `name(2)`.
    const slug = slugOf(context.name.replace(/\(\d+\)$/, ''));
    const definition = await context.answer('definition', {
      message: 'Which text replaces the macro call?',
      suggestion: 'search *',
    });
    const description = await context.answer('description', {
      message: 'What is it for?',
      suggestion: `Used in searches as ${slug}.`,
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
