import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

export const macroArgument = defineRule({
  id: 'macro-argument',
  summary: 'A macro uses its arguments, and no others.',
  rationale:
    'What is not an argument stays in the search as it is written, dollar signs and all, and finds nothing.',
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
        // A macro without arguments may hold the tokens of something else.
        if (parameters.length === 0 || parameters.includes(name)) continue;
        const span = { source, start: match.index, end: match.index + whole.length };
        yield {
          message: `"${name}" is no argument of the macro`,
          span,
          help: didYouMean(nearest(name, parameters)),
        };
      }
      for (const [index, name] of parameters.entries()) {
        if (used.has(name)) continue;
        yield {
          message: `the macro does not use its argument "${name}"`,
          span: spanAt(['arguments', index]),
        };
      }
    }
  },
});
