import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic as Shown } from 'vscode-languageserver-protocol';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { positionAt } from '../../tooling/base/position.ts';
import { type SourceSpan, toFile } from '../../tooling/base/source.ts';
import { checkContent } from '../../tooling/project/check/check-content.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { host } from './client.ts';

/** What an editor should show for the files on disk, from a check of the whole folder: URI and diagnostic. */
export function expectedDiagnostics(root: string): readonly (readonly [uri: string, Shown])[] {
  const { diagnostics } = checkContent(new Workspaces(host).open(root), host);
  return diagnostics
    .map((one) => [uriOf(one.span, root), shown(one)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

const SEVERITIES = { error: 1, warning: 2, info: 3 } as const;

function shown({ code, severity, message, help, span, related }: Diagnostic): Shown {
  return {
    range: rangeOf(span),
    severity: SEVERITIES[severity],
    code,
    source: 'tripline',
    message: help === undefined ? message : `${message}\n${help}`,
    ...(related.length > 0 && {
      relatedInformation: related.map((item) => ({
        location: { uri: uriOf(item.span, ''), range: rangeOf(item.span) },
        message: item.message,
      })),
    }),
  };
}

function uriOf(span: SourceSpan | undefined, root: string): string {
  return pathToFileURL(resolve(span === undefined ? root : toFile(span).source.name)).href;
}

function rangeOf(span: SourceSpan | undefined) {
  if (span === undefined)
    return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const { source, start, end } = toFile(span);
  return { start: at(source, start), end: at(source, end) };
}

function at(source: SourceSpan['source'], offset: number) {
  const { line, column } = positionAt(source, offset);
  return { line: line - 1, character: column - 1 };
}
