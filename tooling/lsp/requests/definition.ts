import { locationOf } from '../diagnostics.ts';
import type { Feature } from '../feature.ts';
import { definitionOf, nameAt } from '../names.ts';
import { offsetOf } from '../positions.ts';

/** Goes from a macro, lookup, story or data source to the file that defines it. */
export const definition: Feature = {
  capabilities: { definitionProvider: true },
  listen(connection, editor) {
    connection.onDefinition(({ textDocument, position }) => {
      const file = editor.file(textDocument.uri);
      const name = file && nameAt(file, offsetOf(file.source, position));
      const span = file && name && definitionOf(name, file.state);
      return span === undefined ? null : locationOf(span);
    });
  },
};
