import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { isRecord } from '../../base/record.ts';
import { toFile } from '../../base/source.ts';
import type { Path } from '../../content/document.ts';
import type { Feature } from '../feature.ts';
import type { OpenFile } from '../open-file.ts';
import { rangeOf } from '../positions.ts';
import { placeIn, type SearchText, searchTexts } from '../search-place.ts';
import { tokensOf } from '../search-tokens.ts';

/** The outline of a file: its keys, its tests, and the commands of its searches. */
export const documentSymbols: Feature = {
  capabilities: { documentSymbolProvider: true },
  listen(connection, editor) {
    connection.onDocumentSymbol(({ textDocument }) => {
      const file = editor.file(textDocument.uri);
      return file === undefined ? [] : symbolsOf(file);
    });
  },
};

function symbolsOf({ checked }: OpenFile): DocumentSymbol[] {
  if (checked === undefined) return [];
  const { written } = checked.document;
  const texts = searchTexts(checked.document);
  return Object.entries(written).flatMap(([key, value]) => {
    const text = texts.find(({ path: [first], kind }) => first === key && kind !== 'expression');
    const children =
      text !== undefined && text.path.length === 1
        ? commandsIn(text)
        : itemsIn(key, value, checked);
    return symbol(checked, { path: [key], name: key, kind: SymbolKind.Property, children });
  });
}

type Checked = NonNullable<OpenFile['checked']>;

interface SymbolParts {
  readonly path: Path;
  readonly name: string;
  readonly kind: SymbolKind;
  readonly children?: DocumentSymbol[];
}

function symbol(
  { document }: Checked,
  { path, name, kind, children = [] }: SymbolParts,
): DocumentSymbol[] {
  const key = toFile(document.spanAt(path, 'key'));
  const value = toFile(document.spanAt(path));
  const whole = {
    ...key,
    start: Math.min(key.start, value.start),
    end: Math.max(key.end, value.end),
  };
  return [{ name, kind, range: rangeOf(whole), selectionRange: rangeOf(key), children }];
}

/** The named items of a list, such as tests. */
function itemsIn(key: string, value: unknown, checked: Checked): DocumentSymbol[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) => {
    const name = isRecord(item) ? item['name'] : undefined;
    if (typeof name !== 'string' || name === '') return [];
    return symbol(checked, { path: [key, index], name, kind: SymbolKind.Object });
  });
}

function commandsIn(text: SearchText): DocumentSymbol[] {
  const tokens = tokensOf(text.source.text, text.dialect);
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'command' || token.depth > 0) return [];
    const next = tokens.findIndex(
      ({ kind, depth }, index) => index > at && kind === 'pipe' && depth === 0,
    );
    const last = tokens[next < 0 ? tokens.length - 1 : next - 1] ?? token;
    const range = rangeOf(placeIn(text, { start: token.start, end: last.end }));
    const selectionRange = rangeOf(placeIn(text, token));
    return { name: token.text, kind: SymbolKind.Function, range, selectionRange };
  });
}
