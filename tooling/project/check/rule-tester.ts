import type { Diagnostic } from '../../base/diagnostic.ts';
import { Scratch } from '../../disk/scratch.ts';
import { exampleFiles } from '../../lint/example-repository.ts';
import type { Example, Rule, RuleExamples } from '../../lint/rule.ts';
import { runRules } from '../../lint/run-rules.ts';
import type { Host } from '../host.ts';
import { Workspaces } from '../workspace.ts';
import { repositoryOf } from './check-content.ts';

/** Runs rules on an example and returns their findings. */
export type TryRules = (rules: readonly Rule[], example: Example) => readonly Diagnostic[];

/** Creates a runner for rule examples; each example is checked as its own content folder. */
export function ruleTester(host: Host): TryRules {
  const workspaces = new Workspaces(host);
  return (rules, example) => {
    const scratch = new Scratch('rule');
    try {
      for (const [path, text] of Object.entries(exampleFiles(example))) scratch.write(path, text);
      const workspace = workspaces.open(scratch.root);
      return runRules(rules, repositoryOf(workspace, host));
    } finally {
      scratch.remove();
    }
  };
}

/** Throws if a rule has no finding in a bad example or has one in a good example. */
export function testRule(rule: Rule, { good, bad }: RuleExamples, tryRules: TryRules): void {
  const findings = (example: Example) => {
    const found = tryRules([rule], example);
    const bug = found.find(({ code }) => code === 'lint/rule-failed');
    if (bug !== undefined) throw new Error(`${bug.message}, in: ${JSON.stringify(example)}`);
    return found;
  };
  for (const example of bad) {
    if (findings(example).length === 0)
      throw new Error(`${rule.id} finds nothing in: ${JSON.stringify(example)}`);
  }
  for (const example of good) {
    const [finding] = findings(example);
    if (finding !== undefined)
      throw new Error(`${rule.id} finds "${finding.message}" in: ${JSON.stringify(example)}`);
  }
}
