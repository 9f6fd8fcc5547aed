import fc from 'fast-check';
import type { Diagnostic, Report } from '../../../tooling/base/diagnostic.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { readConfiguration } from '../../../tooling/content/configuration.ts';
import { diskReader } from '../../../tooling/content/load.ts';
import { createValidator } from '../../../tooling/content/schema.ts';
import { readSchemas } from '../../../tooling/content/schemas.ts';
import { lintDiagnostic } from '../../../tooling/lint/diagnostics.ts';
import { rules } from '../../../tooling/lint/rules/index.ts';
import { settingsOf } from '../../../tooling/lint/settings.ts';
import { readProject } from '../../../tooling/render/docs/profile.ts';
import { mutatedText } from '../mutate-text.ts';
import { shown } from '../search-run.ts';
import { repeated, type Target } from '../target.ts';
import { temporaryRoot } from '../temporary-root.ts';
import { yamlWords } from '../yaml-words.ts';

const CONFIGURATION_FILE = 'tripline.yml';
const SEEDS: readonly string[] = [
  `rules:
  unused-macro: off
  date: error
  content/*: warning
overrides:
  - paths: ['detections/**/*.yml', '{a,b}/*']
    rules: {missing-references: info}
external:
  macros: [a_*]
  lookups: [b]
  stories: ['*']
baseline: tripline-baseline.json
`,
  `repository: https://github.com/owner/name
branch: main
docs:
  source_link: path
  strings: {}
  enrichment: {attack: data/attack.json}
`,
  '# nothing\n',
];

export const triplineYml: Target = {
  id: 'tripline-yml',
  title: 'tripline.yml',
  open() {
    const write = temporaryRoot(CONFIGURATION_FILE);
    const validate = createValidator(readSchemas(realWorld().packageRoot));
    const text = mutatedText(fc.constantFrom(...SEEDS), { seeds: SEEDS, words: yamlWords(SEEDS) });
    return repeated(text.map(Buffer.from), (input) => {
      const diagnostics: Diagnostic[] = [];
      const report: Report = (problem) => diagnostics.push(problem);
      const configuration = readConfiguration(diskReader(write(input)), { validate, report });
      const settings = settingsOf({ configuration, rules, codes: [], fixed: FIXED, report });
      const severities = PATHS.map((path) => settings.severityOf(PROBE, path));
      const project = readProject(fileSource(CONFIGURATION_FILE, input.toString('utf8')), report);
      const said = diagnostics.map(({ code, message, help }) => [code, message, help]);
      return { diagnostics, text: shown({ data: configuration?.data, severities, project, said }) };
    });
  },
};

const FIXED = new Set(['lint/date']);
const PATHS = ['detections/a/b.yml', `${'a/'.repeat(200)}b`, ''];
const PROBE = lintDiagnostic('suppression-without-reason', { rule: 'date' }, undefined);
