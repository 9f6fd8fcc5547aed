import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DocsTemplates } from '../../render/docs/templates.ts';
import { readPackageFile } from './read-text.ts';

/** The templates that ship with the package. */
export function readDocsTemplates(packageRoot: string): DocsTemplates {
  const root = join(packageRoot, 'docs-templates');
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const paths = folders.flatMap(({ name }) =>
    readdirSync(join(root, name)).map((file) => `${name}/${file}`),
  );
  return new Map(
    paths
      .filter((path) => path.endsWith('.hbs'))
      .map((path) => [
        path,
        readPackageFile(packageRoot, `docs-templates/${path}`).replaceAll('\r\n', '\n'),
      ]),
  );
}
