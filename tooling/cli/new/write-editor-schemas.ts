import { join } from 'node:path';
import { readSchemas } from '../../content/schemas.ts';
import { writeWhole } from '../output/write-files.ts';
import { Workspaces } from '../workspace.ts';
import type { World } from '../world.ts';
import { editorSchemas, namesIn } from './editor-schemas.ts';

/** Writes the schemas that editors check and complete this content folder with. */
export function writeEditorSchemas(root: string, world: World): void {
  const { content, builtIn } = new Workspaces(world).open(root);
  const files = editorSchemas(readSchemas(world.packageRoot), namesIn([content, builtIn]));
  for (const { path, text } of files) writeWhole(join(root, path), text);
}
