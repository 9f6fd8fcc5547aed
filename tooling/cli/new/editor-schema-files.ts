import { readSchemas } from '../../content/schemas.ts';
import type { NewFile } from '../../disk/staging.ts';
import { Workspaces } from '../workspace.ts';
import type { World } from '../world.ts';
import { editorSchemas, namesIn } from './editor-schemas.ts';

/** The schemas that editors check and complete a content folder with. */
export function editorSchemaFiles(root: string, world: World): readonly NewFile[] {
  const { content, builtIn } = new Workspaces(world).open(root);
  return editorSchemas(readSchemas(world.packageRoot), namesIn([content, builtIn]));
}
