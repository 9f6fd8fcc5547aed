import type { SourceSpan } from '../../base/source.ts';
import { locationOf } from '../diagnostics.ts';
import type { Feature } from '../feature.ts';
import { definitionOf, nameAt, placesOf } from '../names.ts';
import { offsetOf } from '../positions.ts';

/** Finds everything that uses a macro, lookup, story or data source. */
export const references: Feature = {
  capabilities: { referencesProvider: true },
  listen(connection, editor) {
    connection.onReferences(({ textDocument, position, context }) => {
      const file = editor.file(textDocument.uri);
      const name = file && nameAt(file, offsetOf(file.source, position));
      if (file === undefined || name === undefined) return [];
      const own = definitionOf(name, file.state);
      const isWanted = (span: SourceSpan) => context.includeDeclaration || !isSame(span, own);
      return placesOf(name, file.state)
        .filter(({ span }) => isWanted(span))
        .map(({ span }) => locationOf(span));
    });
  },
};

function isSame(one: SourceSpan, other: SourceSpan | undefined): boolean {
  return one.source === other?.source && one.start === other.start;
}
