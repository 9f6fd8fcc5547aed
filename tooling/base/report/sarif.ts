import type { Diagnostic, Fix, RelatedSpan } from '../diagnostic.ts';
import { positionAt } from '../position.ts';
import { type SourceSpan, toFile } from '../source.ts';
import type { ReportFormat, RunReport } from './run-report.ts';

/** SARIF 2.1.0 for code scanning: one run, one result per finding. */
export const sarifFormat: ReportFormat = {
  name: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning',
  render: (report) => `${JSON.stringify(logOf(report), null, 2)}\n`,
};

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function logOf({ version, diagnostics, rules }: RunReport) {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const indexByCode = new Map(codes.map((code, index) => [code, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Tripline', version, rules: codes.map((code) => ruleOf(code, rules)) },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, indexByCode)),
      },
    ],
  };
}

function ruleOf(code: string, rules: RunReport['rules']) {
  const summary = rules.get(code);
  return { id: code, ...(summary !== undefined && { shortDescription: { text: summary } }) };
}

function resultOf(diagnostic: Diagnostic, indexByCode: ReadonlyMap<string, number>) {
  const { code, severity, message, help, span, related, fix } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: indexByCode.get(code) ?? -1,
    level: LEVELS[severity],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: span === undefined ? [] : [{ physicalLocation: physical(span) }],
    ...(related.length > 0 && { relatedLocations: related.map(relatedLocation) }),
    ...(fix !== undefined && { fixes: [fixOf(fix)] }),
  };
}

function relatedLocation({ span, message }: RelatedSpan, id: number) {
  return { id, physicalLocation: physical(span), message: { text: message } };
}

function physical(span: SourceSpan) {
  const inFile = toFile(span);
  return { artifactLocation: artifact(inFile), region: regionOf(inFile) };
}

function regionOf({ source, start, end }: SourceSpan) {
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** Paths in the current folder are relative: readers of the report know the root. */
function artifact({ source }: SourceSpan) {
  const uri = source.name.split('/').map(encodeURIComponent).join('/');
  return { uri: source.name.startsWith('/') ? `file://${uri}` : uri };
}

function fixOf({ title, edits }: Fix) {
  return {
    description: { text: title },
    artifactChanges: edits.map(({ span, newText }) => {
      const inFile = toFile(span);
      return {
        artifactLocation: artifact(inFile),
        replacements: [{ deletedRegion: regionOf(inFile), insertedContent: { text: newText } }],
      };
    }),
  };
}
