import { TextlintKernelDescriptor, type TextlintKernelRule } from '@textlint/kernel';
import { moduleInterop } from '@textlint/module-interop';
import markdown from '@textlint/textlint-plugin-markdown';
import type { TextlintPluginCreator } from '@textlint/types';
import { createLinter } from 'textlint';
import terminology from 'textlint-rule-terminology';
import { glossaryRule, type Term } from './glossary-rule.ts';
import { blockCommentPassages, hashCommentPassages, templatePassages } from './marked-lines.ts';
import { passagePlugin } from './passages.ts';
import { spellingRule } from './spelling-rule.ts';
import { typescriptPassages } from './typescript.ts';
import { yamlPassages } from './yaml.ts';

/** The glossary, `glossary.yml`. */
export interface Glossary {
  readonly terms: readonly Term[];
  /** Names with their capital letters, or a pattern and its replacement. */
  readonly spellings: readonly (string | readonly [pattern: string, replacement: string])[];
  /** Terms of `textlint-rule-terminology` that are not ours. */
  readonly allowed: readonly string[];
}

interface WordsOptions {
  readonly glossary: Glossary;
  /** Words that are in no general dictionary, in any case. */
  readonly dictionary: readonly string[];
  /** A file with the paths of files that had no problems, and the version of the rules that checked them. */
  readonly cache?: { readonly file: string; readonly version: string };
}

const plugins = {
  markdown: moduleInterop<unknown>(markdown) as TextlintPluginCreator,
  typescript: passagePlugin(['.ts', '.js', '.cjs'], typescriptPassages),
  yaml: passagePlugin(['.yml', '.json'], yamlPassages),
  shell: passagePlugin(['.sh'], hashCommentPassages),
  style: passagePlugin(['.css'], blockCommentPassages),
  template: passagePlugin(['.hbs'], templatePassages),
};

/** A linter for the words of messages, comments, descriptions and documents. */
export function wordsLinter({ glossary, dictionary, cache }: WordsOptions) {
  const { terms, spellings, allowed } = glossary;
  return createLinter({
    descriptor: new TextlintKernelDescriptor({
      rules: [
        rule('glossary', glossaryRule, { terms, version: cache?.version }),
        rule('spelling', spellingRule, { words: dictionary }),
        rule('terminology', terminology, { terms: spellings, exclude: allowed, skip: [] }),
      ],
      plugins: Object.entries(plugins).map(([pluginId, plugin]) => ({ pluginId, plugin })),
      filterRules: [],
    }),
    ignoreFilePath: 'tooling/words/ignored.txt',
    ...(cache && { cache: true, cacheLocation: cache.file }),
  });
}

function rule(ruleId: string, module: unknown, options: object): TextlintKernelRule {
  return { ruleId, rule: module, options } as TextlintKernelRule;
}
