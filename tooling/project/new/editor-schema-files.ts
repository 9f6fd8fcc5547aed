import { readSchemas } from '../../content/schemas.ts';
import type { NewFile } from '../../disk/staging.ts';
import type { Host } from '../host.ts';
import { Workspaces } from '../workspace.ts';
import { editorSchemas, namesIn } from './editor-schemas.ts';

/** The schemas that editors check and complete a content folder with. */
export function editorSchemaFiles(root: string, host: Host): readonly NewFile[] {
  const { content, builtIn } = new Workspaces(host).open(root);
  return editorSchemas(readSchemas(host.packageRoot), namesIn([content, builtIn]));
}
