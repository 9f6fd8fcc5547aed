import {
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Diagnostic as Shown,
} from 'vscode-languageserver';
import type { Diagnostic, RelatedSpan, Severity } from '../base/diagnostic.ts';
import { type SourceSpan, toFile } from '../base/source.ts';
import { uriOf } from './addresses.ts';
import { rangeOf } from './positions.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A finding as the editor shows it. */
export function shownDiagnostic({
  code,
  severity,
  message,
  help,
  span,
  related,
}: Diagnostic): Shown {
  return {
    range: span === undefined ? START : rangeOf(toFile(span)),
    severity: SEVERITIES[severity],
    code,
    source: 'tripline',
    message: help === undefined ? message : `${message}\n${help}`,
    ...(related.length > 0 && { relatedInformation: related.map(shownRelated) }),
  };
}

function shownRelated({ span, message }: RelatedSpan): DiagnosticRelatedInformation {
  return { location: locationOf(span), message };
}

/** The place of a span for the protocol. */
export function locationOf(span: SourceSpan) {
  const file = toFile(span);
  return { uri: uriOf(file.source.name), range: rangeOf(file) };
}
