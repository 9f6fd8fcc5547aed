import type { ContentFile } from './files.ts';

const SEPARATOR = /^---(?:[ \t].*)?$/gm;

/** The documents in a file: YAML separates them with `---`. A text before the first separator may be empty. */
export function documentsIn(file: ContentFile): readonly ContentFile[] {
  const { path, source } = file;
  const { text } = source;
  if (!text.includes('\n---')) return [file];
  const starts = [...text.matchAll(SEPARATOR)].map(({ index, 0: line }) => index + line.length);
  const ends = [...text.matchAll(SEPARATOR)].map(({ index }) => index);
  const parts = [0, ...starts].map((start, index) => ({ start, end: ends[index] ?? text.length }));
  const own = parts.filter(({ start, end }) => hasContent(text.slice(start, end)));
  if (own.length < 2) return [file];
  return own.map(({ start, end }) => ({
    path,
    source: {
      name: source.name,
      text: text.slice(start, end),
      origin: [{ start: 0, end: end - start, from: { source, start, end } }],
    },
  }));
}

/** Comments alone are no document. */
function hasContent(text: string): boolean {
  return /^[ \t]*[^#\s]/m.test(text);
}
