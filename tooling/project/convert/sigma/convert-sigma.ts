import type { Diagnostic } from '../../../base/diagnostic.ts';
import { attributionOf } from '../../../content/attribution.ts';
import { contentDiagnostic } from '../../../content/diagnostics.ts';
import type { ContentDocument } from '../../../content/document.ts';
import type { Detection } from '../../../content/model.ts';
import { slugOf } from '../../../lint/slug.ts';
import type { Workspace } from '../../workspace.ts';
import type { ConvertedFile } from '../convert-content.ts';
import { convertRule } from './convert-rule.ts';
import { detectionText, storyText } from './detection-text.ts';

/** What Sigma rules can be converted to: a search over events, a search over a data model, or a detection. */
export const SIGMA_TARGETS = ['spl', 'tstats', 'tripline'] as const;

/** A form that Sigma rules can be converted to. */
export type SigmaTarget = (typeof SIGMA_TARGETS)[number];

/** The rules in another form, and those that have none, or whose searches do not select the same events. */
export interface SigmaConversion {
  readonly files: readonly ConvertedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Converts all Sigma rules of a content folder. Only searches that were proven equal are in the result. */
export async function convertSigma(
  workspace: Workspace,
  { to, today }: { readonly to: SigmaTarget; readonly today: string },
): Promise<SigmaConversion> {
  const files: ConvertedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const rule of workspace.content.detection.all) {
    if (rule.dialect !== 'sigma') continue;
    const result = await convertRule(workspace, rule, to === 'tstats' ? 'tstats' : 'spl');
    const reason = 'refused' in result ? result.refused : problemOf(result.proof);
    if ('refused' in result || reason !== undefined) {
      const span = rule.spanAt(['name']);
      diagnostics.push(contentDiagnostic('not-converted', { reason: reason ?? '' }, span));
      continue;
    }
    const text =
      to === 'tripline'
        ? detectionText(rule, { search: result.text, dataSources: result.dataSources, today })
        : `\`\`\` ${attributionOf(rule)} \`\`\`\n${result.text}\n`;
    files.push({ path: pathOf(rule, to), text, document: rule, isChanged: true });
  }
  if (to === 'tripline' && files.length > 0)
    files.push({
      path: 'stories/sigma.yml',
      text: storyText(today),
      document: undefined,
      isChanged: true,
    });
  return { files, diagnostics };
}

function problemOf({ difference, events }: { difference: string | undefined; events: number }) {
  if (difference !== undefined) return `its search differs: ${difference}`;
  return events === 0 ? 'no event shows that its search is equal' : undefined;
}

function pathOf({ path, data }: ContentDocument<Detection>, to: SigmaTarget): string {
  if (to !== 'tripline') return path.replace(/\.ya?ml$/, '.spl');
  const folder = path.split('/').slice(1, -1).join('/');
  return ['detections', ...(folder === '' ? [] : [folder]), `${slugOf(data.name)}.yml`].join('/');
}
