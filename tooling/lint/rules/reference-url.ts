import { referencesOf } from '../references.ts';
import { defineRule } from '../rule.ts';

export const referenceUrl = defineRule({
  id: 'reference-url',
  summary: 'References are valid URLs.',
  rationale:
    'A reference that cannot be opened is useless to reviewers and a broken link on the page.',
  bad: 'references:\n  - attack.mitre.org/techniques/T1003',
  good: 'references:\n  - https://attack.mitre.org/techniques/T1003/',
  severity: 'warning',
  *check({ content }) {
    for (const { text, mayBeWords, at } of referencesOf(content)) {
      if (mayBeWords && !LIKE_ADDRESS.test(text)) continue;
      const problem = problemOf(text);
      if (problem !== undefined)
        yield { message: `"${text}" is not a valid URL: ${problem}`, span: at() };
    }
  },
});

/** What was meant as a URL, even if its beginning is missing. */
const LIKE_ADDRESS = /^(?:\w+:|www\.|[\w-]+(?:\.[\w-]+)+(?:\/|$))/i;

function problemOf(text: string): string | undefined {
  if (text === '') return undefined;
  if (!/^https?:\/\//i.test(text.trim())) return 'it does not start with https://';
  if (/\s/.test(text)) return 'it contains a space';
  if (/[,;"'<>|]$/.test(text)) return `it ends with ${text.at(-1)}`;
  if (/https?:\/\/.*https?:\/\/(?!.*archive)/i.test(text) && !/[?&=/]https?:/i.test(text))
    return 'it contains two URLs';
  const host = URL.canParse(text) ? new URL(text).hostname : '';
  return host.includes('.') || host === 'localhost' ? undefined : 'it has no host';
}
