import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../base/diagnostic.ts';
import { pathsBelow, readText } from '../../content/files.ts';
import { siteDiagnostic } from '../../render/site/diagnostics.ts';
import type { TextFile } from '../../render/site/site-input.ts';
import type { Workspace } from '../workspace.ts';

/** The Markdown files that `site.documents` in tripline.yml names, each once, in order; a folder begins with its README.md. */
export function readDocuments(
  { content: { root }, configuration }: Workspace,
  report: Report,
): readonly TextFile[] {
  const wanted = configuration?.data.site?.documents ?? [];
  const paths = wanted.flatMap((path, index) => {
    const found = markdownFiles(root, path.replace(/\/+$/, ''), report);
    if (found.length === 0) {
      const span = configuration?.spanAt(['site', 'documents', index]);
      report(siteDiagnostic('missing-document', { path }, span));
    }
    return found;
  });
  return [...new Set(paths)].flatMap((path) => {
    const source = readText(root, path, report);
    return source === undefined ? [] : [{ path, source }];
  });
}

function markdownFiles(root: string, path: string, report: Report): readonly string[] {
  const file = join(root, path);
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return path.endsWith('.md') ? [path] : [];
  const paths = pathsBelow(root, path, { extension: '.md', report });
  const isIndex = (one: string) => one === `${path}/README.md`;
  return [...paths.filter(isIndex), ...paths.filter((one) => !isIndex(one))];
}
