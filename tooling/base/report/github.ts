import type { Diagnostic } from '../diagnostic.ts';
import { placeJson } from './json.ts';
import type { ReportFormat } from './run-report.ts';

/** Annotations that GitHub shows on the changed lines. */
export const githubFormat: ReportFormat = {
  name: 'github',
  summary: 'GitHub Actions annotations on the changed lines',
  render: ({ diagnostics }) => diagnostics.map(annotation).join(''),
};

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

function annotation({ severity, code, message, help, span }: Diagnostic): string {
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
  const text = help === undefined ? message : `${message}\n${help}`;
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(text)}\n`;
}

/** A newline would end the command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
