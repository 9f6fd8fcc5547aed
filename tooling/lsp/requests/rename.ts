import { ResponseError, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { addTo } from '../../base/add-to.ts';
import { uriOf } from '../addresses.ts';
import type { Feature } from '../feature.ts';
import { type NamedKind, type NamedPlace, nameAt, placesOf } from '../names.ts';
import type { OpenFile } from '../open-file.ts';
import { offsetOf, rangeOf } from '../positions.ts';

/** Renames a macro, lookup, story or data source, and every reference to it. */
export const rename: Feature = {
  capabilities: { renameProvider: { prepareProvider: true } },
  listen(connection, editor) {
    connection.onPrepareRename(({ textDocument, position }) => {
      const file = editor.file(textDocument.uri);
      const name = file && nameAt(file, offsetOf(file.source, position));
      return name === undefined ? null : rangeOf(name.span);
    });
    connection.onRenameRequest(({ textDocument, position, newName }) => {
      const file = editor.file(textDocument.uri);
      const name = file && nameAt(file, offsetOf(file.source, position));
      return file && name ? renamed(name, newName, file) : null;
    });
  },
};

/** What a name can be, so that it stays one word of a search or one YAML value. */
const ALLOWED: Readonly<Record<NamedKind, RegExp>> = {
  macro: /^[\w:.-]+$/,
  lookup: /^[\w.-]+$/,
  story: /^[^\s:#'"][^:#'"\n]*$/,
  data_source: /^[^\s:#'"][^:#'"\n]*$/,
  detection: /^[^\s:#'"][^:#'"\n]*$/,
};

/** The code of the protocol for a request that cannot be done. */
const REQUEST_FAILED = -32_803;

function renamed(name: NamedPlace, newName: string, { state }: OpenFile): WorkspaceEdit {
  const { kind } = name;
  if (!ALLOWED[kind].test(newName))
    throw new ResponseError(
      REQUEST_FAILED,
      `"${newName}" is not a valid name of a ${kind.replace('_', ' ')}`,
    );
  if (state.content[kind].byName.has(newName))
    throw new ResponseError(REQUEST_FAILED, `"${newName}" already exists`);
  const byUri = new Map<string, TextEdit[]>();
  for (const { span } of placesOf(name, state))
    addTo(byUri, uriOf(span.source.name), { range: rangeOf(span), newText: newName });
  return { changes: Object.fromEntries(byUri) };
}
