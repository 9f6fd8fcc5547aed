import type { Diagnostic } from '../../base/diagnostic.ts';
import { placeJson } from '../../base/report/json.ts';
import { code } from '../../base/report/markdown.ts';
import type { DetectionDiff, SampleDiff, TracedRow } from './compare.ts';
import { type DiffReport, newlyFiresOn, noiseOf, openQuestions, verdictOf } from './report.ts';
import { changeOf, count, eventText, nameOf, rowText } from './words.ts';

/** Finds the comment of an earlier run, so that it is replaced. */
const MARK = '<!-- tripline diff -->';

/** A comment may have 65,536 characters, and nobody reads as many: details are cut where they end. */
const LONGEST = 60_000;
const SHOWN_SAMPLES = 10;
const SHOWN_ROWS = 3;

/** The report as a comment on a pull request. */
export function diffMarkdown(report: DiffReport): string {
  const { ref, commit, detections } = report;
  const head = [
    MARK,
    `## tripline diff: ${verdictOf(report)}`,
    `Since ${code(ref)} (${code(commit.slice(0, 10))}): ${count(report.total, 'detection')}, ${count(report.samples.samples.length, 'sample')}.`,
    ...tableOf(detections),
    ...coverageParts(report),
    ...listed('Versions', report.versions.map(versionLine)),
    ...listed('Not compared', openQuestions(report)),
  ];
  return withDetails(`${head.join('\n\n')}\n`, detections.map(detailsOf));
}

function tableOf(detections: readonly DetectionDiff[]): string[] {
  if (detections.length === 0) return [];
  const rows = detections.map((diff) => {
    const cells = [nameOf(diff), changeOf(diff)].map(cell);
    const { before, after } = noiseOf(diff);
    const total = (side: 'gained' | 'lost') =>
      diff.samples.reduce((sum, sample) => sum + sample[side].length, 0);
    const numbers = [`+${total('gained')} −${total('lost')}`, newlyFiresOn(diff).length];
    return `| ${[...cells, ...numbers, `${before} → ${after}`].join(' | ')} |`;
  });
  const header = '| detection | change | rows | new on samples of others | noise |';
  return [[header, '| --- | --- | --- | --- | --- |', ...rows].join('\n')];
}

/** A bar would end the cell, even within code. */
function cell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}

function coverageParts({ coverage: { gained, lost } }: DiffReport): string[] {
  const part = (title: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`ATT&CK ${title}: ${ids.map(code).join(', ')}`];
  return [...part('gained', gained), ...part('lost', lost)];
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [`### ${title}`, lines.map((line) => `- ${code(line)}`).join('\n')];
}

function versionLine({ span, message, help }: Diagnostic): string {
  const { file } = placeJson(span);
  return `${file ?? ''}: ${message}: ${help ?? ''}`;
}

function detailsOf(diff: DetectionDiff): string {
  const open = diff.uncompared === undefined ? [] : [`- not compared: ${code(diff.uncompared)}`];
  const samples = diff.samples.slice(0, SHOWN_SAMPLES).flatMap(sampleLines);
  const rest = diff.samples.length - SHOWN_SAMPLES;
  const lines = [...open, ...samples, ...(rest > 0 ? [`- … and ${rest} more samples`] : [])];
  if (lines.length === 0) return '';
  return `\n### ${code(nameOf(diff))}\n\n${lines.join('\n')}\n`;
}

function sampleLines({ sample, before, after, gained, lost }: SampleDiff): string[] {
  return [
    `- ${code(sample.name)}: ${before} → ${count(after, 'row')}`,
    ...rowLines('lost', lost),
    ...rowLines('gained', gained),
  ];
}

function rowLines(what: string, rows: readonly TracedRow[]): string[] {
  const lines = rows.slice(0, SHOWN_ROWS).flatMap(({ row, events }) => {
    const [first] = events;
    const behind =
      first === undefined
        ? []
        : [`    - ${count(events.length, 'event')}, the first: ${code(eventText(first))}`];
    return [`  - ${what}: ${code(rowText(row))}`, ...behind];
  });
  const rest = rows.length - SHOWN_ROWS;
  return rest > 0 ? [...lines, `  - … and ${rest} more ${what}`] : lines;
}

function withDetails(head: string, details: readonly string[]): string {
  let text = head;
  for (const [index, part] of details.entries()) {
    if (text.length + part.length > LONGEST)
      return `${text}\n… and ${details.length - index} more detections in the full report\n`;
    text += part;
  }
  return text;
}
