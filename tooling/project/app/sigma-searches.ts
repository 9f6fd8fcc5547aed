import type { Report } from '../../base/diagnostic.ts';
import { attributionOf } from '../../content/attribution.ts';
import { type Content, collection } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { appDiagnostic } from '../../render/app/diagnostics.ts';
import { searchOf } from '../convert/sigma/convert-rule.ts';
import type { Workspace } from '../workspace.ts';

/** The content with a search of SPL for each Sigma rule. Rules that have none are reported. */
export function withSigmaSearches(content: Content, workspace: Workspace, report: Report): Content {
  const all = content.detection.all.map((document) =>
    document.dialect === 'sigma' ? withSearch(document, workspace, report) : document,
  );
  return { ...content, detection: collection(all) };
}

function withSearch(
  document: ContentDocument<Detection>,
  workspace: Workspace,
  report: Report,
): ContentDocument<Detection> {
  const made = searchOf(workspace, document, 'spl');
  if ('refused' in made) {
    const params = { name: document.data.name, reason: made.refused };
    report(appDiagnostic('no-search-for-rule', params, document.spanAt(['name'])));
    return document;
  }
  const search = `\`\`\` ${attributionOf(document)} \`\`\`\n${made.text}`;
  return { ...document, data: { ...document.data, search } };
}
