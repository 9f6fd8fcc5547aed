import fc from 'fast-check';
import { commandTexts, splWords } from '../material.ts';
import { mutatedText } from '../mutate-text.ts';
import { openLibrary, searchResult } from '../search-run.ts';
import { repeated, type Target } from '../target.ts';

export const spl: Target = {
  id: 'spl',
  title: 'SPL',
  open() {
    const library = openLibrary();
    const seeds = commandTexts();
    const pipeline = fc
      .array(fc.constantFrom(...seeds), { minLength: 1, maxLength: 5 })
      .map((commands) => commands.join(' | '));
    const text = mutatedText(pipeline, { seeds, words: splWords() });
    return repeated(text.map(Buffer.from), (input) =>
      searchResult(input.toString('utf8'), library),
    );
  },
};
