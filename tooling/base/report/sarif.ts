import type { Diagnostic, Fix, RelatedSpan } from '../diagnostic.ts';
import { positionAt } from '../position.ts';
import { type SourceSpan, toFile } from '../source.ts';
import { fingerprintsOf } from './numbered-fingerprints.ts';
import type { FindingsReport, ReportFormat } from './run-report.ts';

/** SARIF 2.1.0 for code scanning: one run, one result per finding. */
export const sarifFormat: ReportFormat = {
  name: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning',
  render: (report) => `${JSON.stringify(logOf(report), null, 2)}\n`,
};

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function logOf(report: FindingsReport) {
  const { command, version, diagnostics, homepage } = report;
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const indexByCode = new Map(codes.map((code, index) => [code, index]));
  const fingerprints = fingerprintsOf(diagnostics);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Tripline',
            version,
            ...(homepage !== undefined && { informationUri: homepage }),
            rules: codes.map((code) => ruleOf(code, report)),
          },
        },
        // Code scanning keeps the findings of each command apart.
        automationDetails: { id: `tripline/${command}/` },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic, at) => ({
          ...resultOf(diagnostic, indexByCode),
          // The name that code scanning of GitHub reads.
          partialFingerprints: { primaryLocationLineHash: fingerprints[at] },
        })),
      },
    ],
  };
}

function ruleOf(code: string, { ruleOf: infoOf, homepage }: FindingsReport) {
  const info = infoOf(code);
  if (info === undefined) return { id: code };
  const { summary, help, severity, page } = info;
  return {
    id: code,
    shortDescription: { text: summary },
    help: { text: help ?? summary },
    defaultConfiguration:
      severity === 'off' ? { enabled: false } : { enabled: true, level: LEVELS[severity] },
    ...(homepage !== undefined && page !== undefined && { helpUri: `${homepage}/${page}` }),
  };
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
