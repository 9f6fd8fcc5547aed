import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { formats } from '../../../tooling/base/report/formats.ts';
import { textReport } from '../../../tooling/base/report/text.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { checkContent } from '../../../tooling/project/check/check-content.ts';
import { sarifProblems } from '../../report/validate.ts';
import { openSnapshot } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** Every finding of public content: SARIF points at the words of the file that the text report underlines. */
export const reportPlaces: Suite = {
  name: 'report-places',
  run(corpus) {
    const workspace = openSnapshot(corpus, '2024-10');
    const diagnostics = checkContent(workspace, realWorld()).diagnostics.filter(
      ({ span }) => span !== undefined,
    );
    return [places(diagnostics), validity(diagnostics)];
  },
};

function logOf(diagnostics: readonly Diagnostic[]) {
  const nothing = {
    summary: [],
    cases: [],
    homepage: undefined,
    ruleOf: () => undefined,
    text: () => '',
    json: () => '',
  };
  const report = {
    command: 'check',
    version: '0',
    isGreen: false,
    diagnostics,
    ...nothing,
  } as const;
  return JSON.parse(formats.get('sarif')?.render(report) ?? 'null');
}

function validity(diagnostics: readonly Diagnostic[]): SuiteResult {
  const details = sarifProblems(logOf(diagnostics));
  return { suite: 'report-valid', passed: details.length === 0 ? 1 : 0, total: 1, details };
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function places(diagnostics: readonly Diagnostic[]): SuiteResult {
  const results = logOf(diagnostics).runs[0].results;
  const linesByFile = new Map<string, readonly string[]>();
  const details: string[] = [];
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { artifactLocation, region } = results[index].locations[0].physicalLocation;
    const file = decodeURIComponent(artifactLocation.uri.replace(/^file:\/\//, ''));
    const lines = linesByFile.get(file) ?? linesOf(file);
    linesByFile.set(file, lines);
    const text = textReport(diagnostic);
    if (!isSame(text, { file, lines, region })) details.push(text);
  }
  const passed = diagnostics.length - details.length;
  return { suite: 'report-places', passed, total: diagnostics.length, details };
}

function linesOf(file: string): readonly string[] {
  return readFileSync(join(file), 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
}

/** Reads file, place and underlined words out of the text, and compares with the file itself. */
function isSame(
  text: string,
  { file, lines, region }: { file: string; lines: readonly string[]; region: Region },
): boolean {
  const [, place, shown = '', marker = ''] = /--> (.*)\n.*\n(.*)\n(.*)/.exec(text) ?? [];
  if (place !== `${file}:${region.startLine}:${region.startColumn}`) return false;
  const [, blanks = '', carets = ''] = /^( *\| *)(\^+)/.exec(marker) ?? [];
  const underlined = shown.slice(blanks.length, blanks.length + carets.length);
  const line = (lines[region.startLine - 1] ?? '').replaceAll('\t', ' ');
  const end = region.endLine === region.startLine ? region.endColumn - 1 : line.length;
  const words = line.slice(region.startColumn - 1, Math.max(end, region.startColumn));
  // A frame that is cut ends in an ellipsis, and underlines it too.
  return underlined.endsWith('…')
    ? words.startsWith(underlined.slice(0, -1))
    : words === underlined;
}
