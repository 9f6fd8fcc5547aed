import type { TextlintRuleModule } from '@textlint/types';
import { spellCheckDocument } from 'cspell-lib';
import { proseOf } from './prose.ts';

/** Reports words that neither American English nor the dictionary of the project has. */
export const spellingRule: TextlintRuleModule<{ words: readonly string[] }> = (
  { Syntax, report, RuleError, locator, getSource, getFilePath },
  { words = [] } = { words: [] },
) => ({
  async [Syntax.Document](node) {
    const text = proseOf(node, getSource(node));
    const uri = `file://${getFilePath()}.txt`;
    const { issues } = await spellCheckDocument(
      { uri, text, languageId: 'plaintext' },
      { generateSuggestions: false, noConfigSearch: true },
      { language: 'en-US', words: [...words] },
    );
    for (const { text: word, offset } of issues) {
      const padding = locator.range([offset, offset + word.length]);
      report(
        node,
        new RuleError(`"${word}": not in the dictionary (American English)`, { padding }),
      );
    }
  },
});
