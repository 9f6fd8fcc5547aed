import type { Condition } from '../../sigma/condition.ts';
import { selectionsOf } from '../../sigma/condition.ts';
import type { Detection } from '../../sigma/rule.ts';
import { defineRule, type Finding } from '../rule.ts';
import { exampleRule, logicOf, sigmaRulesOf } from '../sigma-rules.ts';

const logic = (condition: string) =>
  exampleRule(
    'level: high',
    `  selection: {Image|endswith: procdump.exe}\n  filter: {User: system}\n  condition: ${condition}`,
  );

/** A condition over more selections is not tried: each of them doubles the cases. */
const MOST_SELECTIONS = 12;

export const unreachableSelection = defineRule({
  id: 'unreachable-selection',
  summary: 'Each selection of a Sigma rule can decide whether an event matches.',
  rationale:
    'A selection beside another one that decides alone has no effect, and a condition that contradicts itself never matches: mostly, a "not" or brackets are missing.',
  bad: logic('selection or (selection and filter)'),
  good: logic('selection and not filter'),
  severity: 'warning',
  *check(repository) {
    for (const document of sigmaRulesOf(repository)) {
      const detection = logicOf(document, repository);
      if (detection === undefined) continue;
      const at = (name: string) => document.spanAt(['detection', name]);
      yield* findingsIn(detection, at, document.spanAt(['detection', 'condition']));
    }
  },
});

function* findingsIn(
  { conditions }: Detection,
  at: (name: string) => Finding['span'],
  span: Finding['span'],
): Iterable<Finding> {
  const names = [...new Set(conditions.flatMap(selectionsOf))];
  if (names.length > MOST_SELECTIONS) return;
  const outcomes = Array.from({ length: 2 ** names.length }, (_, bits) =>
    conditions.some((condition) =>
      holds(condition, (name) => (bits & (1 << names.indexOf(name))) !== 0),
    ),
  );
  if (outcomes.every((outcome) => outcome === outcomes[0])) {
    const message = `the condition is ${outcomes[0] === true ? 'true for every' : 'false for each'} event`;
    yield { message, span, help: 'check its brackets and each "not"' };
    return;
  }
  for (const [index, name] of names.entries()) {
    const decides = outcomes.some((outcome, bits) => outcome !== outcomes[bits ^ (1 << index)]);
    if (decides) continue;
    yield {
      message: `the selection "${name}" decides nothing: the condition has the same result without it`,
      span: at(name),
      help: 'check the brackets and each "not" of the condition, or remove the selection',
    };
  }
}

function holds(condition: Condition, isMet: (name: string) => boolean): boolean {
  if (condition.kind === 'selection') return isMet(condition.name);
  if (condition.kind === 'not') return !holds(condition.operand, isMet);
  const one = (operand: Condition) => holds(operand, isMet);
  return condition.kind === 'and' ? condition.operands.every(one) : condition.operands.some(one);
}
