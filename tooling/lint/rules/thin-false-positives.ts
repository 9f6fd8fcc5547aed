import { inProduction } from '../repository.ts';
import { defineRule } from '../rule.ts';

const NOTHING =
  /^\W*(?:none?|no|unknown|n\/?a|not? (?:known|applicable|identified)|tbd)?(?:\s+(?:known|identified|at (?:the|this) (?:moment|time)|yet|so far|at present))*\W*$/i;

export const thinFalsePositives = defineRule({
  id: 'thin-false-positives',
  summary: 'A detection in production says what else can cause a result.',
  rationale:
    'Whoever gets the alert has to tell the attack from what looks like it. "Unknown" leaves each analyst to find out alone.',
  bad: 'known_false_positives: Unknown',
  good: 'known_false_positives: Support engineers dump processes that hang, and rarely LSASS.',
  severity: 'info',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      const text = data.known_false_positives ?? '';
      if (!NOTHING.test(text)) continue;
      yield {
        message:
          text.trim() === ''
            ? `nothing says what else "${data.name}" finds`
            : `"${text.trim()}" does not say what else "${data.name}" finds`,
        span: at(['known_false_positives']),
        help: 'name what is wanted and looks the same, and how to tell it apart',
      };
    }
  },
});
