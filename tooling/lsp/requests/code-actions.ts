import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit as ShownEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { addTo } from '../../base/add-to.ts';
import type { Diagnostic, TextEdit } from '../../base/diagnostic.ts';
import { toFile } from '../../base/source.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';
import { uriOf } from '../addresses.ts';
import { shownDiagnostic } from '../diagnostics.ts';
import type { Feature } from '../feature.ts';
import type { OpenFile } from '../open-file.ts';
import { rangeOf, spanOf } from '../positions.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.tripline`;

/** Safe fixes: one per finding, and all of a file together. */
export const codeActions: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
  listen(connection, editor) {
    connection.onCodeAction(({ textDocument, range, context: { only } }) => {
      const file = editor.file(textDocument.uri);
      if (file === undefined) return [];
      const isWanted = ({ kind = '' }: CodeAction) =>
        only === undefined || only.some((wanted) => `${kind}.`.startsWith(`${wanted}.`));
      return [...quickFixes(file, range), ...fixAll(file)].filter(isWanted);
    });
  },
};

function quickFixes(file: OpenFile, range: Range): CodeAction[] {
  const { start, end } = spanOf(file.source, range);
  return fixable(file).flatMap((finding) => {
    const span = finding.span && toFile(finding.span);
    if (span === undefined || span.end < start || span.start > end) return [];
    const { fix } = finding;
    return {
      title: upperFirst(fix.title),
      kind: CodeActionKind.QuickFix,
      diagnostics: [shownDiagnostic(finding)],
      isPreferred: true,
      edit: editOf(fix.edits),
    };
  });
}

function fixAll(file: OpenFile): CodeAction[] {
  const text = [...applyFixes(fixable(file))].find(([source]) => source === file.source)?.[1];
  if (text === undefined) return [];
  const range = rangeOf({ source: file.source, start: 0, end: file.source.text.length });
  const changes = { [file.uri]: [{ range, newText: text }] };
  return [{ title: 'Apply all safe fixes', kind: FIX_ALL, edit: { changes } }];
}

type Fixable = Diagnostic & { readonly fix: NonNullable<Diagnostic['fix']> };

function fixable({ live, source }: OpenFile): readonly Fixable[] {
  return live
    .findingsIn(source.name)
    .filter((finding): finding is Fixable => finding.fix !== undefined);
}

/** Edits, in the files that they change. */
function editOf(edits: readonly TextEdit[]): WorkspaceEdit {
  const byUri = new Map<string, ShownEdit[]>();
  for (const { span, newText } of edits) {
    const file = toFile(span);
    addTo(byUri, uriOf(file.source.name), { range: rangeOf(file), newText });
  }
  return { changes: Object.fromEntries(byUri) };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
