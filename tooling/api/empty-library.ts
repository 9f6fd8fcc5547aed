import { createLibrary, type Library } from '../detect/library.ts';
import { Workspaces } from '../project/workspace.ts';
import { nodeHost } from './node-host.ts';

let known: Library | undefined;

/** The library of searches without a content folder: what Tripline itself defines. */
export function emptyLibrary(): Library {
  known ??= builtInLibrary();
  return known;
}

function builtInLibrary(): Library {
  const content = new Workspaces(nodeHost()).builtInContent();
  return createLibrary({
    content,
    builtIn: content,
    external: {},
    report: () => undefined,
    readLookup: () => undefined,
  });
}
