import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { placeJson } from '../../base/report/json.ts';
import { code } from '../../base/report/markdown.ts';
import type { DetectionDiff, SampleDiff, TracedRow } from '../../project/diff/compare.ts';
import {
  changeOf,
  comparedText,
  eventText,
  nameOf,
  rowText,
  settingsText,
} from '../../project/diff/describe.ts';
import {
  countsText,
  type DiffReport,
  newlyFiresOn,
  noiseOf,
  openQuestions,
  verdictOf,
} from '../../project/diff/report.ts';

/** Marks the comment, so that a later run can replace it. */
const MARK = '<!-- tripline diff -->';

/** A comment is limited to 65,536 characters; details are cut at the end of a section. */
const LONGEST = 60_000;
const SHOWN_DETECTIONS = 200;
const SHOWN_SAMPLES = 10;
const SHOWN_ROWS = 3;
const SHOWN_SETTINGS = 50;

/** The report as a pull request comment. */
export function diffMarkdown(report: DiffReport): string {
  const { ref, commit, detections } = report;
  const head = [
    MARK,
    `## tripline diff: ${verdictOf(report)}`,
    `Since ${code(ref)} (${code(commit.slice(0, 10))}): ${countsText(report)}; ${counted(report.samples.samples.length, 'sample')}.`,
    ...tableOf(detections),
    ...coverageParts(report),
    ...listed('Changed settings', firstSettings(settingsText(report))),
    ...listed('Versions', report.versions.map(versionLine)),
    ...listed('Not compared', openQuestions(report)),
  ];
  return withDetails(`${head.join('\n\n')}\n`, detections.map(detailsOf));
}

function tableOf(detections: readonly DetectionDiff[]): string[] {
  if (detections.length === 0) return [];
  const rows = detections.slice(0, SHOWN_DETECTIONS).map((diff) => {
    const cells = [nameOf(diff), changeOf(diff)].map(cell);
    return `| ${[...cells, ...resultCells(diff)].join(' | ')} |`;
  });
  const header = '| detection | change | results | new on other samples | noise |';
  const rest = detections.length - rows.length;
  const more = rest > 0 ? [`… and ${counted(rest, 'more detection')}`] : [];
  return [[header, '| --- | --- | --- | --- | --- |', ...rows].join('\n'), ...more];
}

function resultCells(diff: DetectionDiff): string[] {
  if (diff.verdict === 'not compared') return ['not compared', '–', '–'];
  const { before, after } = noiseOf(diff);
  const total = (side: 'gained' | 'lost') =>
    diff.samples.reduce((sum, sample) => sum + sample[side].length, 0);
  const rows = `+${total('gained')} −${total('lost')}`;
  const results = diff.verdict === 'changed' ? rows : `unchanged on ${comparedText(diff)}`;
  return [results, String(newlyFiresOn(diff).length), `${before} → ${after}`];
}

/** A vertical bar would end the cell, even inside code. */
function cell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}

/** The rest of the comment must fit below them. */
function firstSettings(lines: readonly string[]): readonly string[] {
  const rest = lines.length - SHOWN_SETTINGS;
  const shown = lines.slice(0, SHOWN_SETTINGS);
  return rest > 0 ? [...shown, `… and ${rest} more in the full report`] : shown;
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
  const lines = [
    ...open,
    ...samples,
    ...(rest > 0 ? [`- … and ${counted(rest, 'more sample')}`] : []),
  ];
  if (lines.length === 0) return '';
  return `\n### ${code(nameOf(diff))}\n\n${lines.join('\n')}\n`;
}

function sampleLines({ sample, before, after, gained, lost }: SampleDiff): string[] {
  return [
    `- ${code(sample.name)}: ${before} → ${counted(after, 'row')}`,
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
        : [`    - ${counted(events.length, 'event')}, first: ${code(eventText(first))}`];
    return [`  - ${what}: ${code(rowText(row))}`, ...behind];
  });
  const rest = rows.length - SHOWN_ROWS;
  return rest > 0 ? [...lines, `  - … and ${rest} more ${what}`] : lines;
}

function withDetails(head: string, details: readonly string[]): string {
  let text = head;
  for (const [index, part] of details.entries()) {
    if (text.length + part.length > LONGEST)
      return `${text}\n… and ${counted(details.length - index, 'more detection')} in the full report\n`;
    text += part;
  }
  return text;
}
