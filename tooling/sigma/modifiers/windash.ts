import type { SigmaText, TextPart } from '../text.ts';
import { type Modifier, refuse, toText } from './modifier.ts';

const DASHES = ['-', '/', '–', '—', '―'];

/** More permutations than any real rule has. */
const MOST = 4096;

/** A dash or slash that begins a word and does not follow one. */
const OPTION = /(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/gu;

/** Every dash or slash that begins an option of a Windows command line stands for all five of them. */
export const windash: Modifier = {
  apply: toText((text, cased) => {
    const all = permutations(text);
    if (all === undefined) return refuse(`gives more than ${MOST} texts`);
    return { kind: 'any', values: all.map((one) => ({ kind: 'text', text: one, cased })) };
  }),
};

function permutations(text: SigmaText): readonly SigmaText[] | undefined {
  let all: readonly (readonly TextPart[])[] = [[]];
  for (const part of text) {
    const choices = typeof part === 'string' ? permutationsOf(part) : [part];
    if (choices === undefined || all.length * choices.length > MOST) return undefined;
    all = all.flatMap((before) => choices.map((choice) => [...before, choice]));
  }
  return all;
}

function permutationsOf(text: string): readonly string[] | undefined {
  const places = [...text.matchAll(OPTION)].map(({ index }) => index);
  if (DASHES.length ** places.length > MOST) return undefined;
  let all = [''];
  let from = 0;
  for (const place of places) {
    const before = text.slice(from, place);
    all = all.flatMap((start) => DASHES.map((dash) => start + before + dash));
    from = place + 1;
  }
  return all.map((start) => start + text.slice(from));
}
