import { gaps, type Passage, passage } from './passages.ts';

/** Comments of shell scripts. Lines that follow each other are one passage. */
export function* hashCommentPassages(text: string): Iterable<Passage> {
  for (const { 0: comment, index } of text.matchAll(/(?<=^|\s)#(?!!).*(?:\n[ \t]*#.*)*/g)) {
    const stretch = { start: index, end: index + comment.length };
    yield passage(text, stretch, gaps(text, stretch, /^[ \t]*#/gm));
  }
}

/** Comments of style sheets. */
export function* blockCommentPassages(text: string): Iterable<Passage> {
  for (const { 0: comment, index } of text.matchAll(/\/\*[\s\S]*?\*\//g)) {
    const stretch = { start: index, end: index + comment.length };
    yield passage(text, stretch, gaps(text, stretch, /\/\*+|\*+\/|^[ \t]*\*/gm));
  }
}

/** What a Handlebars template writes, line by line. */
export function* templatePassages(text: string): Iterable<Passage> {
  for (const { 0: line, index } of text.matchAll(/.+/g)) {
    const stretch = { start: index, end: index + line.length };
    yield passage(text, stretch, gaps(text, stretch, /\{\{.*?\}\}/g, 'name'));
  }
}
