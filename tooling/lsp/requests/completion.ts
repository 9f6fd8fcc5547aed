import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
} from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import type { OpenFile } from '../open-file.ts';
import { offsetOf, rangeOf } from '../positions.ts';
import { searchAt } from '../search-place.ts';
import { type Suggestion, suggestionsInSearch } from '../suggest-in-search.ts';
import { suggestionsInYaml } from '../suggest-in-yaml.ts';

/** The most suggestions of one answer; the editor asks again as the author writes. */
const MOST = 500;

/** Completes what is being written, in searches and in YAML. */
export const completion: Feature = {
  capabilities: {
    completionProvider: { triggerCharacters: ['`', '|', ' ', '.', ':', '=', '(', ','] },
  },
  listen(connection, editor) {
    connection.onCompletion(({ textDocument, position }) => {
      const file = editor.file(textDocument.uri);
      return file === undefined ? [] : completions(file, offsetOf(file.source, position));
    });
  },
};

const KINDS: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  command: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  macro: CompletionItemKind.Snippet,
  lookup: CompletionItemKind.File,
  option: CompletionItemKind.Property,
  field: CompletionItemKind.Field,
  dataset: CompletionItemKind.Class,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
};

function completions(file: OpenFile, offset: number): CompletionList {
  const place = searchAt(file, offset);
  const { suggestions, start, end } =
    place === undefined
      ? suggestionsInYaml(file, offset)
      : suggestionsInSearch(file, place, offset);
  const range = rangeOf({ source: file.source, start, end });
  const written = file.source.text.slice(start, offset).toLowerCase();
  const fitting = suggestions.filter(({ label, search = label }) => fits(written, search));
  return {
    isIncomplete: fitting.length > MOST,
    items: fitting.slice(0, MOST).map((suggestion, at) => ({
      ...itemOf(suggestion, range),
      // In the given order, as far as they fit equally well.
      sortText: String(at).padStart(4, '0'),
    })),
  };
}

/** Whether the letters that are written occur in the text in this order. */
function fits(written: string, text: string): boolean {
  const lower = text.toLowerCase();
  let at = 0;
  for (const letter of written) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function itemOf(
  { label, kind, detail, documentation, insert = label, search }: Suggestion,
  range: ReturnType<typeof rangeOf>,
): CompletionItem {
  return {
    label,
    kind: KINDS[kind],
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText: insert },
    ...(search !== undefined && { filterText: search }),
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: 'markdown', value: documentation },
    }),
  };
}
