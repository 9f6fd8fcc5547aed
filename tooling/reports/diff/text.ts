import { counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { placeJson } from '../../base/report/json.ts';
import type { DetectionDiff, SampleDiff, TracedRow } from '../../project/diff/compare.ts';
import {
  changeOf,
  comparedText,
  eventText,
  nameOf,
  pathOf,
  rowText,
  SHOWN_EVENTS,
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
import { table } from '../parts/table.ts';

/** How many rows of a sample are shown; the rest are only counted. */
const SHOWN_ROWS = 10;

/** The report as text for a terminal. */
export function diffText(report: DiffReport): string {
  const lines = [
    `${verdictOf(report)} since ${report.ref} (${report.commit.slice(0, 10)})`,
    ...effectLines(report),
    ...report.effects.flatMap(({ diff }) => detectionLines(diff)),
    ...coverageLines(report),
    ...settingsLines(report),
    ...versionLines(report),
    ...sampleLines(report),
  ];
  return `${lines.map(oneLine).join('\n')}\n`;
}

/** All effects, before the details of any. */
function effectLines({ effects }: DiffReport): string[] {
  if (effects.length === 0) return [];
  const rows = effects.map((effect) => [
    effect.kind,
    nameOf(effect.diff),
    `${effect.cause}: ${effect.outcome}`,
  ]);
  return ['', ...table(rows)];
}

function detectionLines(diff: DetectionDiff): string[] {
  const { before, after } = noiseOf(diff);
  const open = diff.uncompared === undefined ? [] : [`  not compared: ${diff.uncompared}`];
  return [
    '',
    `${nameOf(diff)}: ${changeOf(diff)}`,
    `  ${pathOf(diff)}`,
    ...open,
    ...(diff.verdict === 'unchanged' ? [`  unchanged: same rows on ${comparedText(diff)}`] : []),
    ...diff.samples.flatMap((sample) => sampleDiffLines(sample)),
    ...newlyFiresOn(diff).map(
      ({ sample }) => `  newly fires on a sample of another detection: ${sample.name}`,
    ),
    ...(before === after ? [] : [`  noise on benign data: ${before} → ${counted(after, 'row')}`]),
  ];
}

function sampleDiffLines({ sample, isOwn, before, after, gained, lost }: SampleDiff): string[] {
  const whose = sample.kind === 'corpus' ? 'benign' : isOwn ? 'own' : 'other';
  return [
    `  ${sample.name} (${whose}): ${before} → ${counted(after, 'row')}`,
    ...rowLines('-', lost),
    ...rowLines('+', gained),
  ];
}

function rowLines(mark: '+' | '-', rows: readonly TracedRow[]): string[] {
  const lines = rows
    .slice(0, SHOWN_ROWS)
    .flatMap(({ row, events }) => [
      `    ${mark} ${rowText(row)}`,
      ...events
        .slice(0, SHOWN_EVENTS)
        .map((event) => `        event ${event.number}: ${eventText(event)}`),
      ...more(events.length - SHOWN_EVENTS, 'event').map((line) => `        ${line}`),
    ]);
  return [...lines, ...more(rows.length - SHOWN_ROWS, 'row').map((line) => `    ${mark} ${line}`)];
}

function more(rest: number, noun: string): string[] {
  return rest > 0 ? [`… and ${counted(rest, `more ${noun}`)}`] : [];
}

function coverageLines({ coverage: { gained, lost } }: DiffReport): string[] {
  if (gained.length + lost.length === 0) return [];
  return [
    '',
    ...(gained.length > 0 ? [`ATT&CK gained: ${gained.join(', ')}`] : []),
    ...(lost.length > 0 ? [`ATT&CK lost: ${lost.join(', ')}`] : []),
  ];
}

/** Updates that a check with this base requires; they do not change the exit code of a comparison. */
function versionLines({ versions, ref }: DiffReport): string[] {
  if (versions.length === 0) return [];
  const lines = versions.map(({ span, message }) => {
    const { file, line } = placeJson(span);
    return `  ${file}:${line}: ${message}`;
  });
  return [
    '',
    `versions and dates to update (${versions.length}; tripline check --base ${ref} requires them, --fix updates them)`,
    ...lines,
  ];
}

function settingsLines(report: DiffReport): string[] {
  const lines = settingsText(report);
  return lines.length === 0 ? [] : ['', 'changed settings', ...lines.map((line) => `  ${line}`)];
}

/** What was compared, and what was not. */
function sampleLines(report: DiffReport): string[] {
  const { samples, unreadable, unread } = report;
  const { onlyHead, onlyBase, changed, missing } = samples;
  const list = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${title} (${names.length})`, ...names.map((name) => `  ${name}`)];
  return [
    '',
    countsText(report),
    counted(samples.samples.length, 'sample'),
    ...list('new sample files (both sides ran over them)', onlyHead),
    ...list('removed sample files (both sides ran over them)', onlyBase),
    ...list('changed sample files (both sides ran over the current ones)', changed),
    ...list('missing samples (nothing was compared on them)', missing),
    ...list(
      'samples that could not be read completely',
      unreadable.map(({ name, problem }) => `${name}: ${problem}`),
    ),
    ...list(
      'content that could not be read',
      unread.map(({ side, file, problem }) => `${side} ${file}: ${problem}`),
    ),
    ...openQuestions(report).map((question) => `not compared: ${question}`),
  ];
}
