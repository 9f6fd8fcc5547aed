import { defineRule } from '../rule.ts';
import { inSearch, isExpression, nodesOf } from '../search-tree.ts';

const LOOSE = /\w\.(?:exe|dll|sys|ps1|bat|cmd|vbs|hta|js|com|net|org|zip|dmp)\b/i;

export const unescapedDot = defineRule({
  id: 'unescaped-dot',
  summary: 'Dots of file names in regular expressions are escaped.',
  rationale:
    'An unescaped dot matches any character, so the pattern also matches unintended names.',
  bad: 'search: \'index=sysmon | where match(Image, "lsass.exe$")\'',
  good: 'search: \'index=sysmon | where match(Image, "lsass\\.exe$")\'',
  isForSplunk: true,
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        if (!isExpression(node) || node.kind !== 'CallExpression') continue;
        if (node.callee.text.toLowerCase() !== 'match') continue;
        const [, pattern] = node.args;
        const found = pattern?.kind === 'StringLiteral' ? LOOSE.exec(pattern.value) : null;
        if (pattern === undefined || found === null) continue;
        const help = `use \\${found[0].slice(1)} to match a literal dot`;
        yield {
          message: `unescaped dot in "${found[0]}" matches any character`,
          span: inSearch(search, pattern.span),
          help,
        };
      }
    }
  },
});
