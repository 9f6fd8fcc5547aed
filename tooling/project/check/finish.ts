import type { Diagnostic } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { type Source, toFile } from '../../base/source.ts';
import { relativePath } from '../../content/files.ts';
import type { Rule } from '../../lint/rule.ts';
import { codeOf, type Settings } from '../../lint/settings.ts';
import { suppress } from '../../lint/suppressions.ts';
import { fixedCodes, stageCodes } from './codes.ts';

/** The settings that decide what becomes of a finding. */
export interface Finishing {
  /** The content folder. */
  readonly root: string;
  readonly settings: Settings;
  /** All existing codes. */
  readonly known: ReadonlySet<string>;
  /** Whether the check of this code ran. */
  readonly isOn: (code: string) => boolean;
}

/** What a check runs, and its settings. */
export interface CheckedCodes {
  readonly root: string;
  readonly settings: Settings;
  readonly rules: readonly Rule[];
  /** All codes of findings that are not from a rule that can run. */
  readonly codes: readonly string[];
  /** Codes of checks that did not run. */
  readonly notAsked: RegExp;
}

/** How the findings of a check are finished. */
export function finishingOf({ root, settings, rules, codes, notAsked }: CheckedCodes): Finishing {
  const wanted = new Set(rules.filter((rule) => settings.runs(rule)).map(({ id }) => codeOf(id)));
  const stages = new Set(stageCodes.filter((code) => !notAsked.test(code)));
  return {
    root,
    settings,
    known: new Set([...rules.map(({ id }) => codeOf(id)), ...codes]),
    isOn: (code) => wanted.has(code) || stages.has(code),
  };
}

/** Findings as they are reported, and how many were suppressed by comments. */
export interface Finished {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: number;
}

/** Applies severities and the comments in these files to findings, and sorts them. */
export function finish(
  found: readonly Diagnostic[],
  sources: Iterable<Source>,
  { root, settings, known, isOn }: Finishing,
): Finished {
  const counted = withSeverities(found, settings, root);
  const { kept, ignored } = suppress(counted, { sources, known, fixed: fixedCodes, isOn });
  const diagnostics = inOrder(withSeverities(kept, settings, root));
  return { diagnostics, suppressed: ignored.length };
}

/** Findings with their configured severity, without those that are off. */
function withSeverities(
  diagnostics: readonly Diagnostic[],
  settings: Settings,
  root: string,
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = settings.severityOf(diagnostic, pathInContent(diagnostic, root));
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
}

/** The path of a finding's file, relative to the content folder. */
export function pathInContent({ span }: Diagnostic, root: string): string | undefined {
  return span === undefined ? undefined : relativePath(toFile(span).source.name, root);
}

/** By file, then by location, then by code; findings without a location first. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const placed = diagnostics.map((diagnostic) => ({
    diagnostic,
    at: diagnostic.span && toFile(diagnostic.span),
  }));
  placed.sort(
    (a, b) =>
      byCodeUnit(a.at?.source.name ?? '', b.at?.source.name ?? '') ||
      (a.at?.start ?? 0) - (b.at?.start ?? 0) ||
      byCodeUnit(a.diagnostic.code, b.diagnostic.code),
  );
  return placed.map(({ diagnostic }) => diagnostic);
}
