import type { TextlintRuleModule } from '@textlint/types';
import { COUNT, NAME, proseOf } from './prose.ts';

/** One line of the glossary: what to say, and a pattern of what not to say. */
export interface Term {
  readonly say: string;
  readonly not: string;
}

/** Reports what the glossary has better words for. */
export const glossaryRule: TextlintRuleModule<{ terms: readonly Term[] }> = (
  { Syntax, report, RuleError, locator, getSource },
  { terms = [] } = { terms: [] },
) => {
  const patterns = terms.map(({ say, not }) => ({ say, pattern: patternOf(not) }));
  return {
    [Syntax.Document](node) {
      const prose = proseOf(node, getSource(node));
      for (const { say, pattern } of patterns) {
        for (const { 0: found, index } of prose.matchAll(pattern)) {
          const padding = locator.range([index, index + found.length]);
          report(node, new RuleError(`use ${say} instead of "${shown(found)}"`, { padding }));
        }
      }
    },
  };
};

/** Whole words in any case; a space is any space, `NAME` an inserted value or code, `COUNT` an inserted number. */
function patternOf(not: string): RegExp {
  const source = not
    .replaceAll(' ', '\\s+')
    .replaceAll('NAME', `["'“]?[${NAME}${COUNT}]+["'”]?`)
    .replaceAll('COUNT', `${COUNT}+`);
  return new RegExp(`(?<![\\w-])(?:${source})(?![\\w-])`, 'gi');
}

const shown = (found: string) =>
  found.replace(/\s+/g, ' ').replaceAll(new RegExp(`[${NAME}${COUNT}]+`, 'g'), '…');
