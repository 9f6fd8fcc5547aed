import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import type { OpenFile } from '../open-file.ts';
import { positionOf } from '../positions.ts';
import { placeIn, searchTexts } from '../search-place.ts';
import { type TokenKind, tokensOf } from '../search-tokens.ts';

/** The types of the protocol that parts of a search have; the others are left to the grammar of YAML. */
const TYPES: Readonly<Partial<Record<TokenKind, string>>> = {
  comment: 'comment',
  macro: 'macro',
  string: 'string',
  number: 'number',
  pipe: 'operator',
  operator: 'operator',
  command: 'keyword',
  keyword: 'keyword',
  function: 'function',
  option: 'parameter',
  field: 'variable',
};

const LEGEND = [...new Set(Object.values(TYPES))];

/** Colors the parts of searches. */
export const semanticTokens: Feature = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: LEGEND, tokenModifiers: [] },
      full: true,
    },
  },
  listen(connection, editor) {
    connection.languages.semanticTokens.on(({ textDocument }) => {
      const file = editor.file(textDocument.uri);
      return file === undefined ? { data: [] } : tokensIn(file);
    });
  },
};

function tokensIn({ checked, source }: OpenFile) {
  const builder = new SemanticTokensBuilder();
  if (checked === undefined) return { data: [] };
  const parts = searchTexts(checked.document).flatMap((text) =>
    tokensOf(text.source.text, text.dialect).flatMap((token) => {
      const type = LEGEND.indexOf(TYPES[token.kind] ?? '');
      return type < 0 ? [] : [...linesOf(placeIn(text, token))].map((line) => ({ ...line, type }));
    }),
  );
  for (const { start, length, type } of parts.sort((a, b) => a.start - b.start)) {
    const { line, character } = positionOf(source, start);
    builder.push(line, character, length, type, 0);
  }
  // Without the ID of a result, which is a time: later tokens are sent whole.
  return { data: builder.build().data };
}

/** A token of the protocol is on one line; the indentation of further lines is not part of it. */
function* linesOf({ source, start, end }: ReturnType<typeof placeIn>) {
  const text = source.text.slice(start, end);
  for (const { 0: line, index } of text.matchAll(/[^\s](?:[^\r\n]*[^\s])?/g))
    yield { start: start + index, length: line.length };
}
