import { withoutTexts } from '../blanked.ts';
import { defineRule } from '../rule.ts';

const CHARACTERS: Readonly<Record<string, string>> = {
  '\u201c': 'a typographic quote',
  '\u201d': 'a typographic quote',
  '\u201e': 'a typographic quote',
  '\u2018': 'a typographic quote',
  '\u2019': 'a typographic quote',
  '\u00a0': 'a non-breaking space',
  '\u200b': 'a zero-width space',
  '\u2013': 'a dash instead of a minus sign',
};

export const typographicCharacter = defineRule({
  id: 'typographic-character',
  summary: 'Searches have no typographic characters.',
  rationale:
    'Typographic quotes, spaces and dashes from word processors are ordinary characters in a search, which then runs but matches nothing.',
  bad: 'search: index=sysmon Image=\u201ccmd.exe\u201d',
  good: 'search: index=sysmon Image="cmd.exe"',
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { document } of detections) {
      const source = document.embedded(['search']);
      // They are allowed in comments and in quoted strings that search for them.
      const text = withoutTexts(source.text);
      for (const { index, 0: character } of text.matchAll(ODD)) {
        const span = { source, start: index, end: index + 1 };
        const what = CHARACTERS[character] ?? 'an unusual character';
        yield { message: `search contains ${what}`, span, help: 'retype it' };
      }
    }
  },
});

const ODD = /[\u201c-\u201e\u2018\u2019\u00a0\u200b\u2013]/g;
