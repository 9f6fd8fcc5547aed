import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeTogether } from '../../disk/staging.ts';
import type { Host } from '../host.ts';
import { editorSchemaFiles } from './editor-schema-files.ts';
import { EDITOR_FOLDER } from './editor-schemas.ts';

/** Writes the schemas that tripline.yml names for editors if they are missing, as in a new clone. */
export async function restoreEditorSchemas(root: string, host: Host): Promise<void> {
  const settings = join(root, 'tripline.yml');
  if (existsSync(join(root, EDITOR_FOLDER)) || !existsSync(settings)) return;
  if (!relative(host.packageRoot, root).startsWith('..')) return;
  if (!readFileSync(settings, 'utf8').includes(`${EDITOR_FOLDER}/`)) return;
  await writeTogether(root, editorSchemaFiles(root, host));
}
