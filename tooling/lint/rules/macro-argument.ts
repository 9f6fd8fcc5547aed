import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

export const macroArgument = defineRule({
  id: 'macro-argument',
  summary: 'Macros use all of their arguments, and no others.',
  rationale:
    'A token that is not an argument is left in the search literally, with its dollar signs, and matches nothing.',
  bad: {
    'macros/older_than.yml':
      'name: older_than\ndescription: Older than some days.\narguments: [days]\ndefinition: where age > $day$',
  },
  good: {
    'macros/older_than.yml':
      'name: older_than\ndescription: Older than some days.\narguments: [days]\ndefinition: where age > $days$',
  },
  severity: 'warning',
  *check({ content }) {
    for (const { data, spanAt, embedded } of content.macro.all) {
      const parameters = data.arguments ?? [];
      const source = embedded(['definition']);
      const used = new Set<string>();
      for (const match of source.text.matchAll(/\$(\w+)\$/g)) {
        const [whole, name = ''] = match;
        used.add(name);
        // A macro without arguments may contain tokens for other purposes.
        if (parameters.length === 0 || parameters.includes(name)) continue;
        const span = { source, start: match.index, end: match.index + whole.length };
        yield {
          message: `macro has no argument "${name}"`,
          span,
          help: didYouMean(nearest(name, parameters)),
        };
      }
      for (const [index, name] of parameters.entries()) {
        if (used.has(name)) continue;
        yield {
          message: `unused argument "${name}"`,
          span: spanAt(['arguments', index]),
        };
      }
    }
  },
});
