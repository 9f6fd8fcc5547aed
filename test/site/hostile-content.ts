import { execFileSync } from 'node:child_process';
import { realWorld } from '../../tooling/cli/world.ts';
import { temporaryFolder } from '../render/fake-world.ts';
import { filledDocument } from './hostile.ts';

export const HARMLESS = 'harmless words';

/** What would become of a page that takes it as it is: elements, attributes, links, code of site generators. */
export const HOSTILE = [
  '<script>alert(1)</script>"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '[x](javascript:alert(1)) [y](&#106;avascript:alert(1)) <javascript:alert(1)> ![z](data:text/html,1)',
  '{{constructor.constructor("alert(1)")()}} {% include x %} {: onclick="alert(1)"}',
  '</title></style></textarea></code></pre><!-- ]]> \u2028 $& $` &lt;script&gt;',
].join(' ');

/** As hostile as a name without blanks and backticks can be. */
const HOSTILE_WORD = '"><img/src=x/onerror=alert(1)>{{x}}';

const UUID = '0b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c1';

interface FolderOptions {
  readonly text: string;
  /** The name of the story: Markdown pages make a file name of it. */
  readonly story?: string;
}

/** A content folder under git whose every document holds one text in every field that takes it. */
export function folderOf({ text, story = `${text} story` }: FolderOptions): string {
  const root = temporaryFolder(filesOf({ text, story }));
  const git = (...words: string[]) =>
    execFileSync('git', [
      '-C',
      root,
      '-c',
      `user.name=${text}`,
      '-c',
      'user.email=a@b.example',
      ...words,
    ]);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', text);
  return root;
}

function filesOf({ text, story }: Required<FolderOptions>): Record<string, string> {
  const word = text === HOSTILE ? HOSTILE_WORD : 'harmless';
  const names = {
    analytic_story: [story],
    data_source: [`${text} source`],
    date: '2026-01-31',
    creation_date: '2026-01-31',
    url: 'https://a.example',
    period: '1d',
  };
  const fill = (kind: string, byKey: Readonly<Record<string, unknown>>) =>
    JSON.stringify(
      filledDocument(realWorld().packageRoot, kind, { text, byKey: { ...names, ...byKey } }),
    );
  const detection = {
    mitre_attack_id: ['T1003', 'T9999'],
    cve: [text, 'CVE-1'],
    supported_tas: [text, 'TA'],
  };
  return {
    'tripline.yml': JSON.stringify({
      repository: 'https://a.example/x',
      branch: text,
      docs: DOCS,
      site: { documents: ['guide'] },
    }),
    'guide/README.md': guide(text, word),
    'guide/second.md': `${text}\n`,
    'tables/cve.json': JSON.stringify({ 'CVE-1': { summary: text, cvss: text } }),
    'tables/apps.json': JSON.stringify({ TA: { name: text, url: `javascript:${text}` } }),
    'tables/attack.json': JSON.stringify({ T1003: { technique: text, tactics: [text] } }),
    'detections/web/a.yml': fill('detection', {
      ...detection,
      name: `${text} fires`,
      id: `${UUID}1`,
      search: `user=eve \`${word}\` | lookup evil user OUTPUT note | stats count by user note`,
      tests: [{ name: text, events: [{ user: 'eve', note: text }, text], expected_results: 1 }],
    }),
    'detections/web/b.yml': fill('detection', {
      ...detection,
      name: `${text} breaks`,
      id: `${UUID}2`,
    }),
    'stories/a.yml': fill('story', {
      name: story,
      id: `${UUID}3`,
      scenario: { data: 'attack_data/scenarios/a', detections: [`${text} fires`] },
    }),
    'attack_data/scenarios/a/evil.json': `${JSON.stringify({ user: 'eve', note: text })}\n`,
    'macros/a.yml': JSON.stringify({
      name: word,
      definition: `note!="${word.replaceAll('"', '\\"')}"`,
      description: text,
    }),
    'lookups/a.yml': fill('lookup', {
      name: 'evil',
      filename: 'evil.csv',
      id: `${UUID}4`,
      lookup_type: 'csv',
      default_match: false,
      min_matches: 0,
      max_matches: 1,
      match_type: '',
      fields: ['user', 'note'],
      case_sensitive_match: true,
    }),
    'lookups/evil.csv': `user,note,"${text.replaceAll('"', '""')}"\neve,"${text.replaceAll('"', '""')}",1\n`,
    'data_sources/a.yml': fill('data_source', {
      name: `${text} source`,
      id: `${UUID}5`,
      extends: undefined,
    }),
    'data_models/a.yml': fill('data_model', { name: 'Evil' }),
  };
}

function guide(text: string, word: string): string {
  return `# ${text}

## ${text}

${text} [${word}](second.md "${word}") [away](../outside.md) [code](script.js)

- ${text}

| one | two |
| --- | --- |
| ${text} | ${word} |

\`\`\`${word}
${text}
\`\`\`

    ${text}

<!-- ${text} -->
<div class="x">${text}</div>
`;
}

const DOCS = {
  enrichment: {
    cve: 'tables/cve.json',
    splunk_apps: 'tables/apps.json',
    attack: 'tables/attack.json',
  },
};
