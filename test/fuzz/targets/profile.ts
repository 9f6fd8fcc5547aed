import fc from 'fast-check';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { readProfile } from '../../../tooling/render/docs/profile.ts';
import { mutatedText } from '../mutate-text.ts';
import { shown } from '../search-run.ts';
import { repeated, type Target } from '../target.ts';
import { yamlWords } from '../yaml-words.ts';

const SEEDS: readonly string[] = [
  `repository: https://github.com/owner/name
branch: main
site: own
source_link: path
story_techniques: all
macro_order: tables/macros.txt
duplicate_name_order: tables/names.txt
strings: {a: b}
enrichment:
  attack: tables/attack.json
  cve: tables/cve.json
  splunk_apps: tables/apps.json
`,
  'repository: &r https://github.com/owner/name\nbranch: *r\n',
];

export const profile: Target = {
  id: 'profile',
  title: 'docs profile',
  open() {
    const words = [...yamlWords(SEEDS), '../', '/etc/passwd', 'javascript:x', 'C:\\\\x'];
    const text = mutatedText(fc.constantFrom(...SEEDS), { seeds: SEEDS, words });
    return repeated(text.map(Buffer.from), (input) => {
      const diagnostics: Diagnostic[] = [];
      const source = fileSource('profile.yml', input.toString('utf8'));
      const project = { repository: undefined, branch: undefined };
      const read = readProfile(source, project, (problem) => diagnostics.push(problem));
      const said = diagnostics.map(({ code, message, help }) => [code, message, help]);
      const tables = [...read.tables].map(([key, { path }]) => [key, path]);
      return { diagnostics, text: shown({ ...read, tables, said }) };
    });
  },
};
