import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { optionalText } from '../../content/files.ts';
import { CONFIGURATION_FILE } from '../../content/root-files.ts';
import { writeTogether } from '../../disk/staging.ts';
import type { Host } from '../host.ts';
import { editorSchemaFiles } from './editor-schema-files.ts';
import { EDITOR_FOLDER } from './editor-schemas.ts';

/** Writes the schemas that tripline.yml names for editors if they are missing, as in a new clone. */
export async function restoreEditorSchemas(root: string, host: Host): Promise<void> {
  if (existsSync(join(root, EDITOR_FOLDER))) return;
  if (!relative(host.packageRoot, root).startsWith('..')) return;
  // Problems of the file are reported when its settings are read.
  const settings = optionalText(root, CONFIGURATION_FILE, () => undefined);
  if (settings === undefined || !settings.text.includes(`${EDITOR_FOLDER}/`)) return;
  await writeTogether(root, editorSchemaFiles(root, host));
}
