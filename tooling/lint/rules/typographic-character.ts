import { withoutTexts } from '../blanked.ts';
import { defineRule } from '../rule.ts';

const CHARACTERS: Readonly<Record<string, string>> = {
  '\u201c': 'a typographic quote',
  '\u201d': 'a typographic quote',
  '\u201e': 'a typographic quote',
  '\u2018': 'a typographic quote',
  '\u2019': 'a typographic quote',
  '\u00a0': 'a blank that does not break',
  '\u200b': 'a blank of no width',
  '\u2013': 'a dash that is no minus sign',
};

export const typographicCharacter = defineRule({
  id: 'typographic-character',
  summary: 'A search has no characters that word processors put in.',
  rationale:
    'They look like quotes, blanks and minus signs, and the search language takes them for letters. The search runs, and finds nothing.',
  bad: 'search: index=sysmon Image=\u201ccmd.exe\u201d',
  good: 'search: index=sysmon Image="cmd.exe"',
  severity: 'warning',
  *check({ detections }) {
    for (const { document } of detections) {
      const source = document.embedded(['search']);
      // Comments may have them, and quoted texts that look for them.
      const text = withoutTexts(source.text);
      for (const { index, 0: character } of text.matchAll(ODD)) {
        const span = { source, start: index, end: index + 1 };
        const what = CHARACTERS[character] ?? 'an odd character';
        yield { message: `there is ${what} in the search`, span, help: 'type it anew' };
      }
    }
  },
});

const ODD = /[\u201c-\u201e\u2018\u2019\u00a0\u200b\u2013]/g;
