import type { Diagnostic, Report, Severity } from '../base/diagnostic.ts';

import { globMatches, wildcardFits } from '../base/glob.ts';
import { nearest } from '../base/nearest.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { Configuration } from '../content/model.ts';
import { lintDiagnostic } from './diagnostics.ts';
import type { Rule } from './rule.ts';

/** How findings count in one content folder. */
export interface Settings {
  /** Whether anything could come of running a rule. */
  runs(rule: Rule): boolean;
  /** What a finding counts as in a file; the path is relative to the content folder. */
  severityOf(diagnostic: Diagnostic, path: string | undefined): Severity | 'off';
}

type Severities = ReadonlyMap<string, Severity | 'off'>;

export interface SettingsOptions {
  readonly configuration: ContentDocument<Configuration> | undefined;
  readonly rules: readonly Rule[];
  /** All codes of findings that do not come from a rule. */
  readonly codes: readonly string[];
  readonly report: Report;
}

/** Reads which findings count, and as what. Names that no rule and no finding has are reported. */
export function settingsOf({ configuration, rules, codes, report }: SettingsOptions): Settings {
  const known = new Set([...rules.map(({ id }) => codeOf(id)), ...codes]);
  const read = (path: Path, written: Readonly<Record<string, Severity | 'off'>> | undefined) =>
    readSeverities(path, written, { configuration, known, report });
  const general = read(['rules'], configuration?.data.rules);
  const overrides = (configuration?.data.overrides ?? []).map(
    ({ paths, rules: written }, index) => ({
      paths,
      severities: read(['overrides', index, 'rules'], written),
    }),
  );
  const defaults: Severities = new Map(rules.map(({ id, severity }) => [codeOf(id), severity]));
  return {
    runs: ({ id }) =>
      [defaults, general, ...overrides.map(({ severities }) => severities)].some(
        (severities) => (severities.get(codeOf(id)) ?? 'off') !== 'off',
      ),
    severityOf({ code, severity }, path) {
      const fitting = overrides.filter(
        ({ paths }) => path !== undefined && paths.some((pattern) => globMatches(pattern, path)),
      );
      const own = fitting.map(({ severities }) => severities.get(code)).findLast(isSaid);
      return own ?? general.get(code) ?? defaults.get(code) ?? severity;
    },
  };
}

function isSaid(severity: Severity | 'off' | undefined): boolean {
  return severity !== undefined;
}

/** A bare name is that of a rule. */
export function codeOf(name: string): string {
  return name.includes('/') ? name : `lint/${name}`;
}

/** What was not read cannot be checked: nobody can wish that away. */
const FIXED = new Set(
  [
    'unreadable',
    'too-large',
    'binary',
    'not-utf8',
    'outside-root',
    'yaml-syntax',
    'merge-conflict',
    'not-a-mapping',
    'nothing-found',
  ].map((code) => `content/${code}`),
)
  .add('lint/rule-failed')
  .add('lint/custom-rules-not-run');

interface ReadOptions {
  readonly configuration: ContentDocument<Configuration> | undefined;
  readonly known: ReadonlySet<string>;
  readonly report: Report;
}

function readSeverities(
  path: Path,
  written: Readonly<Record<string, Severity | 'off'>> | undefined,
  { configuration, known, report }: ReadOptions,
): Severities {
  const severities = new Map<string, Severity | 'off'>();
  for (const [name, severity] of Object.entries(written ?? {})) {
    const code = codeOf(name);
    const meant = [...known].filter((one) => wildcardFits(code, one));
    const span = configuration?.spanAt([...path, name], 'key');
    if (meant.length === 0)
      report(lintDiagnostic('unknown-rule', { name, nearest: nearestName(code, known) }, span));
    else if (FIXED.has(code)) report(lintDiagnostic('fixed-severity', { name }, span));
    for (const one of meant) if (!FIXED.has(one)) severities.set(one, severity);
  }
  return severities;
}

/** The rule that a misspelt name meant, as it would be written. */
export function nearestName(code: string, known: ReadonlySet<string>): string | undefined {
  return nearest(code, known)?.replace(/^lint\//, '');
}
