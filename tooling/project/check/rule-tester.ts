import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource } from '../../base/source.ts';
import { parseYaml } from '../../content/yaml.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';
import { exampleFiles } from '../../lint/example-repository.ts';
import type { Example, Rule, RuleExamples } from '../../lint/rule.ts';
import { runRules } from '../../lint/run-rules.ts';
import { isError } from '../blocking-errors.ts';
import type { Host } from '../host.ts';
import { Workspaces } from '../workspace.ts';
import { repositoryOf } from './check-content.ts';

/** Runs rules on an example and returns their findings. */
export type TryRules = (rules: readonly Rule[], example: Example) => readonly Diagnostic[];

/** Creates a runner for rule examples; each example is checked as its own content folder, in memory. */
export function ruleTester(host: Host): TryRules {
  const workspaces = new Workspaces(host);
  return (rules, example) => {
    const workspace = workspaces.openTexts(new Map(Object.entries(exampleFiles(example))));
    return runRules(rules, repositoryOf(workspace, host));
  };
}

/**
 * Throws if a rule has no finding in a bad example, has one in a good example, or has a fix that does not remove its
 * finding.
 */
export function testRule(rule: Rule, { good, bad }: RuleExamples, tryRules: TryRules): void {
  const findings = (example: Example) => {
    const found = tryRules([rule], example);
    const bug = found.find(({ code }) => code === 'lint/rule-failed');
    if (bug !== undefined) throw new Error(`${bug.message}, in: ${JSON.stringify(example)}`);
    return found;
  };
  for (const example of bad) {
    const found = findings(example);
    if (found.length === 0)
      throw new Error(`${rule.id} finds nothing in: ${JSON.stringify(example)}`);
    tryFixes(rule, example, findings);
  }
  for (const example of good) {
    const [finding] = findings(example);
    if (finding !== undefined)
      throw new Error(`${rule.id} finds "${finding.message}" in: ${JSON.stringify(example)}`);
  }
}

/** Of overlapping fixes, one is applied in each round. */
const ROUNDS = 10;

/** Throws if the findings of an example with a fix are still there after their fixes. */
function tryFixes(
  rule: Rule,
  example: Example,
  findings: (example: Example) => readonly Diagnostic[],
): void {
  let fixed = example;
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixable = findings(fixed).filter(({ fix }) => fix !== undefined);
    if (fixable.length === 0) return;
    fixed = fixedExample(fixed, fixable);
  }
  throw new Error(`the fixes of ${rule.id} do not end in: ${JSON.stringify(example)}`);
}

/** The files of an example after its fixes. They must stay readable. */
function fixedExample(example: Example, fixable: readonly Diagnostic[]): Example {
  const files = { ...exampleFiles(example) };
  for (const [{ name }, text] of applyFixes(fixable)) {
    if (!(name in files)) throw new Error(`the fix changes ${name}, which is not in the example`);
    const problems: Diagnostic[] = [];
    parseYaml(fileSource(name, text), (problem) => problems.push(problem));
    const error = problems.find(isError);
    if (error !== undefined) throw new Error(`a fixed file cannot be read: ${error.message}`);
    files[name] = text;
  }
  return files;
}
