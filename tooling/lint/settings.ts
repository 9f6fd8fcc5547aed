import type { Diagnostic, Report, Severity } from '../base/diagnostic.ts';

import { globMatches, wildcardFits } from '../base/glob.ts';
import { nearest } from '../base/nearest.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { Configuration } from '../content/model.ts';
import { lintDiagnostic } from './diagnostics.ts';
import type { Rule } from './rule.ts';

/** The severities of findings in a content folder. */
export interface Settings {
  /** Whether a rule is enabled anywhere. */
  runs(rule: Rule): boolean;
  /** The severity of a finding in a file; the path is relative to the content folder. */
  severityOf(diagnostic: Diagnostic, path: string | undefined): Severity | 'off';
}

type Severities = ReadonlyMap<string, Severity | 'off'>;

/** The configuration, and the rules and codes that it can name. */
export interface SettingsOptions {
  readonly configuration: ContentDocument<Configuration> | undefined;
  readonly rules: readonly Rule[];
  /** All codes of findings that are not from a rule. */
  readonly codes: readonly string[];
  /** Codes whose severity cannot be changed. */
  readonly fixed: ReadonlySet<string>;
  readonly report: Report;
}

/** Reads the severities of findings. Reports unknown rules and codes. */
export function settingsOf({
  configuration,
  rules,
  codes,
  fixed,
  report,
}: SettingsOptions): Settings {
  const known = new Set([...rules.map(({ id }) => codeOf(id)), ...codes]);
  const read = (path: Path, written: Readonly<Record<string, Severity | 'off'>> | undefined) =>
    readSeverities(path, written, { configuration, known, fixed, report });
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

/** A name without a layer is a rule. */
export function codeOf(name: string): string {
  return name.includes('/') ? name : `lint/${name}`;
}

interface ReadOptions {
  readonly configuration: ContentDocument<Configuration> | undefined;
  readonly known: ReadonlySet<string>;
  readonly fixed: ReadonlySet<string>;
  readonly report: Report;
}

function readSeverities(
  path: Path,
  written: Readonly<Record<string, Severity | 'off'>> | undefined,
  { configuration, known, fixed, report }: ReadOptions,
): Severities {
  const severities = new Map<string, Severity | 'off'>();
  for (const [name, severity] of Object.entries(written ?? {})) {
    const code = codeOf(name);
    const meant = [...known].filter((one) => wildcardFits(code, one));
    const span = configuration?.spanAt([...path, name], 'key');
    if (meant.length === 0)
      report(lintDiagnostic('unknown-rule', { name, nearest: nearestName(code, known) }, span));
    else if (fixed.has(code)) report(lintDiagnostic('fixed-severity', { name }, span));
    for (const one of meant) if (!fixed.has(one)) severities.set(one, severity);
  }
  return severities;
}

/** The closest rule or code to an unknown name, in the notation of the settings. */
export function nearestName(code: string, known: ReadonlySet<string>): string | undefined {
  return nearest(code, known)?.replace(/^lint\//, '');
}
