import { addTo } from '../add-to.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { placeJson } from './json.ts';
import type { FindingsReport, ReportFormat } from './run-report.ts';
import { worstFirst } from './worst-first.ts';

/** Annotations that GitHub shows on the changed lines. */
export const githubFormat: ReportFormat = {
  name: 'github',
  summary: 'GitHub Actions annotations: one per location and code, the worst ten',
  render: githubAnnotations,
};

/** GitHub shows ten annotations per severity and step; a reviewer reads fewer. */
const SHOWN = 10;

/** The annotations of findings. */
export function githubAnnotations({ diagnostics }: Pick<FindingsReport, 'diagnostics'>): string {
  const groups = [...groupsOf(worstFirst(diagnostics)).values()];
  if (groups.length <= SHOWN) return groups.map(annotation).join('');
  const shown = groups.slice(0, SHOWN - 1);
  const rest = groups.slice(SHOWN - 1).flat().length;
  const more = `::${COMMANDS.info} title=tripline::${rest} more findings in the reports\n`;
  return shown.map(annotation).join('') + more;
}

/** Findings with the same code on the same line. */
function groupsOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { file, line } = placeJson(diagnostic.span);
    const text = file === null ? diagnostic.message : '';
    addTo(groups, JSON.stringify([diagnostic.code, file, line, text]), diagnostic);
  }
  return groups;
}

/** Further messages of an annotation. */
const SHOWN_MESSAGES = 4;

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

function annotation([first, ...others]: readonly Diagnostic[]): string {
  if (first === undefined) return '';
  const { severity, code, message, help, span } = first;
  const { file, line, endLine, column, endColumn } = placeJson(span);
  // GitHub only supports columns within one line.
  const isOneLine = line === endLine;
  const properties = Object.entries({
    file,
    line,
    endLine,
    col: isOneLine ? column : null,
    endColumn: isOneLine ? endColumn : null,
    title: code,
  }).flatMap(([name, value]) => (value === null ? [] : `${name}=${property(String(value))}`));
  const more = others.map((other) => other.message);
  const hidden = more.length - SHOWN_MESSAGES;
  const text = [
    message,
    ...more.slice(0, SHOWN_MESSAGES),
    ...(hidden > 0 ? [`… and ${hidden} more here`] : []),
    ...(help === undefined ? [] : [help]),
  ].join('\n');
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(text)}\n`;
}

/** A newline would end the command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
