import { codeFrame } from '../code-frame.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { inert, oneLine } from '../inert.ts';
import { positionAt } from '../position.ts';
import { toFile } from '../source.ts';

/** How severities are painted; the identity for plain text. */
export type Paint = (severity: Diagnostic['severity'], text: string) => string;

const plain: Paint = (_, text) => text;

/** A diagnostic as text for a terminal. */
export function textReport(diagnostic: Diagnostic, paint: Paint = plain): string {
  const { severity, code, message, span, related, help } = diagnostic;
  const lines = [`${paint(severity, severity)} ${code}: ${oneLine(message)}`];
  if (span !== undefined) lines.push(codeFrame(span));
  for (const { span: place, message: note } of related)
    lines.push(`   = ${oneLine(note)}: ${where(place)}`);
  if (help !== undefined) lines.push(`   = help: ${inert(help)}`);
  return lines.join('\n');
}

function where(span: NonNullable<Diagnostic['span']>): string {
  const inFile = toFile(span);
  const { line, column } = positionAt(inFile.source, inFile.start);
  return `${oneLine(inFile.source.name)}:${line}:${column}`;
}
