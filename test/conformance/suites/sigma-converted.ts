import {
  convertRule,
  type SearchForm,
} from '../../../tooling/project/convert/sigma/convert-rule.ts';
import { sigmaWorkspace } from '../sigma-rules.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** In CI, every so many rules are converted. */
const SAMPLE = 20;

/** Rules that are written as searches select the same events as the rules, among generated ones that almost match. */
export const sigmaConverted: Suite = {
  name: 'sigma-converted',
  run: async (corpus, { all }) => [
    await converted(corpus, 'spl', all),
    await converted(corpus, 'tstats', all),
  ],
};

async function converted(corpus: string, form: SearchForm, all: boolean): Promise<SuiteResult> {
  const workspace = sigmaWorkspace(corpus);
  const rules = workspace.content.detection.all.filter((_, index) => all || index % SAMPLE === 0);
  const refused = new Map<string, number>();
  const details: string[] = [];
  let total = 0;
  let matched = 0;
  for (const rule of rules) {
    const result = await convertRule(workspace, rule, form);
    if ('refused' in result) {
      const reason = result.refused.replaceAll(/"[^"]*"/g, '"…"');
      refused.set(reason, (refused.get(reason) ?? 0) + 1);
      continue;
    }
    total += 1;
    if (result.proof.matched > 0) matched += 1;
    const { difference } = result.proof;
    if (difference !== undefined) details.push(`${rule.path}: ${difference}`);
  }
  const reasons = [...refused].map(([reason, count]) => `${count} not converted: ${reason}`);
  return {
    suite: `sigma-converted-${form}${all ? '-all' : ''}`,
    passed: total - details.length,
    total,
    details: [`${matched} of them match at least one of their events`, ...reasons, ...details],
  };
}
