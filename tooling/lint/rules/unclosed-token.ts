import { defineRule } from '../rule.ts';

export const unclosedToken = defineRule({
  id: 'unclosed-token',
  summary: 'Every token in a risk message has its two dollar signs.',
  rationale: 'With one sign missing, the token and what stands around it are printed as they are.',
  bad: 'rba:\n  message: $user$ dumped LSASS on dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  severity: 'warning',
  *check({ detections }) {
    for (const { document } of detections) {
      const source = document.embedded(['rba', 'message']);
      // What is left once the whole tokens are taken away, with its places kept.
      const rest = source.text.replaceAll(/\$[\w.:{}@-]+\$/g, (token) => ' '.repeat(token.length));
      for (const match of rest.matchAll(/\$[A-Za-z_][\w.]*|[A-Za-z_][\w.]*\$/g)) {
        const span = { source, start: match.index, end: match.index + match[0].length };
        yield { message: `"${match[0]}" has one dollar sign, a token has two`, span };
      }
    }
  },
});
