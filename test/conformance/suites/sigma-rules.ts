import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { toFile } from '../../../tooling/base/source.ts';
import { countsByCode, sigmaWorkspace } from '../sigma-rules.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** The number of public rules, in all folders that are maintained. */
const RULES = 3780;

/** Every public Sigma rule is read, and compiles unless it has placeholders without values. */
export const sigmaRules: Suite = {
  name: 'sigma-rules',
  run: (corpus) => [read(corpus), compiled(corpus)],
};

function read(corpus: string): SuiteResult {
  const { content, diagnostics } = sigmaWorkspace(corpus);
  const { all } = content.detection;
  const complete = all.filter(({ dialect, isPartial }) => dialect === 'sigma' && !isPartial);
  return {
    suite: 'sigma-read',
    passed: complete.length,
    total: RULES,
    details: countsByCode(diagnostics),
  };
}

function compiled(corpus: string): SuiteResult {
  const workspace = sigmaWorkspace(corpus);
  const before = workspace.diagnostics.length;
  const searches = workspace.content.detection.all.map((rule) => workspace.compile(rule));
  const filled = searches.filter(({ reasons }) => !reasons.includes('sigma/undefined-placeholder'));
  const found = workspace.diagnostics.slice(before);
  const errors = found.filter(({ code }) => code.startsWith('sigma/') && code !== PLACEHOLDER);
  return {
    suite: 'sigma-compile',
    passed: filled.filter(({ status }) => status === 'executable').length,
    total: filled.length,
    details: [
      `${searches.length - filled.length} rules have placeholders without values`,
      ...countsByCode(found),
      ...errors.map(line),
    ],
  };
}

const PLACEHOLDER = 'sigma/undefined-placeholder';

function line({ code, message, span }: Diagnostic): string {
  return `${span && toFile(span).source.name.replace(/^.*\/rules/, 'rules')}: ${code}: ${message}`;
}
