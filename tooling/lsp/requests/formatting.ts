import type { TextEdit } from 'vscode-languageserver';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource, type Source } from '../../base/source.ts';
import { commands } from '../../commands/index.ts';
import { parseYaml } from '../../content/yaml.ts';
import { parseSearch } from '../../spl/parser.ts';
import { Printer } from '../../spl/print.ts';
import type { Feature } from '../feature.ts';
import type { OpenFile } from '../open-file.ts';
import { rangeOf } from '../positions.ts';
import { placeIn, type SearchText, searchTexts } from '../search-place.ts';
import { type Token, tokensOf } from '../search-tokens.ts';

/** Writes each command of a search on its own line. Changes nothing but blanks, and only if the search stays the same. */
export const formatting: Feature = {
  capabilities: { documentFormattingProvider: true },
  listen(connection, editor) {
    connection.onDocumentFormatting(({ textDocument }) => {
      const file = editor.file(textDocument.uri);
      return file === undefined ? [] : formattedSearch(file);
    });
  },
};

/** A change of blanks between two parts of a search. */
interface Gap {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

function formattedSearch({ checked, source }: OpenFile): TextEdit[] {
  if (checked === undefined) return [];
  const text = searchTexts(checked.document).find(
    ({ path, kind, dialect }) => path.length === 1 && kind === 'search' && dialect === 'spl',
  );
  if (text === undefined) return [];
  const gaps = [...gapsIn(text, source)];
  const isSame = gaps.length > 0 && isSameSearch(source, gaps, text);
  return isSame
    ? gaps.map(({ start, end, newText }) => ({ range: rangeOf({ source, start, end }), newText }))
    : [];
}

/** A line break before each pipe of the search itself, and one blank instead of several. */
function* gapsIn(text: SearchText, file: Source): Iterable<Gap> {
  const tokens = tokensOf(text.source.text, text.dialect);
  const indent = indentOf(text, file);
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (before === undefined) continue;
    const start = placeIn(text, before).end;
    const end = placeIn(text, token).start;
    const blank = file.text.slice(start, end);
    const newText = wantedGap(token, blank, indent);
    if (newText !== undefined && newText !== blank && /^\s*$/.test(blank))
      yield { start, end, newText };
  }
}

function wantedGap(token: Token, blank: string, indent: string): string | undefined {
  if (token.kind === 'pipe' && token.depth === 0) return `\n${indent}`;
  if (blank === '' || blank.includes('\n')) return undefined;
  return ' ';
}

/** The indentation of the search: the least of its further lines, or two more than that of its key. */
function indentOf(text: SearchText, file: Source): string {
  const { start } = placeIn(text, { start: 0, end: 0 });
  const { end } = placeIn(text, { start: text.source.text.length, end: text.source.text.length });
  const own = [...file.text.slice(start, end).matchAll(/\n( +)\S/g)].map(([, blank = '']) => blank);
  const [least] = own.sort((a, b) => a.length - b.length);
  if (least !== undefined) return least;
  const lineStart = file.text.lastIndexOf('\n', start) + 1;
  const [blank = ''] = /^ */.exec(file.text.slice(lineStart)) ?? [];
  return /^\s*\S+:/.test(file.text.slice(lineStart, start)) ? `${blank}  ` : blank;
}

/** Whether the file with these changes has the same search and the same other values. */
function isSameSearch(file: Source, gaps: readonly Gap[], { path: [key] }: SearchText): boolean {
  const before = dataOf(file.text);
  const after = dataOf(edited(file.text, gaps));
  if (before === undefined || after === undefined || key === undefined) return false;
  const [one, other] = [printed(before[key]), printed(after[key])];
  const rest = (data: typeof before) => JSON.stringify({ ...data, [key]: null });
  return one !== undefined && one === other && rest(before) === rest(after);
}

function dataOf(text: string): Readonly<Record<string, unknown>> | undefined {
  const problems: Diagnostic[] = [];
  const yaml = parseYaml(fileSource('', text), (problem) => problems.push(problem));
  return problems.length > 0 ? undefined : yaml?.document.toJS();
}

/** The search in canonical form; its macros are words of it. */
function printed(search: unknown): string | undefined {
  if (typeof search !== 'string') return undefined;
  const words = search.replaceAll(/```[\s\S]*?```/g, ' ').replaceAll(/`([^`]*)`/g, ' "macro $1" ');
  const pipeline = parseSearch(fileSource('', words), { commands, report: () => undefined });
  const unread = words
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/ ?\| ?/g, '|');
  return JSON.stringify([new Printer(commands).pipeline(pipeline), unread]);
}

function edited(text: string, gaps: readonly Gap[]): string {
  let out = '';
  let copied = 0;
  for (const { start, end, newText } of gaps) {
    out += text.slice(copied, start) + newText;
    copied = end;
  }
  return out + text.slice(copied);
}
