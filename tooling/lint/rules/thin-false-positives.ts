import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

const NOTHING =
  /^\W*(?:none?|no|unknown|n\/?a|not? (?:known|applicable|identified)|tbd)?(?:\s+(?:known|identified|at (?:the|this) (?:moment|time)|yet|so far|at present))*\W*$/i;

export const thinFalsePositives = defineRule({
  id: 'thin-false-positives',
  summary: 'Production detections describe their false positives.',
  rationale:
    'Analysts need to distinguish the attack from legitimate activity. "Unknown" does not help them.',
  bad: 'known_false_positives: Unknown',
  good: 'known_false_positives: Support engineers may dump unresponsive processes, but rarely LSASS.',
  isForSplunk: true,
  severity: 'info',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      const text = data.known_false_positives ?? '';
      if (!NOTHING.test(text)) continue;
      yield {
        message:
          text.trim() === ''
            ? `"${data.name}" has no known_false_positives`
            : `"${text.trim()}" does not describe the false positives of "${data.name}"`,
        span: at(['known_false_positives']),
        help: 'describe legitimate activity that matches, and how to distinguish it',
      };
    }
  },
});
