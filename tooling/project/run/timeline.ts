import { counted } from '../../base/counted.ts';
import { shortened } from '../../base/shortened.ts';
import { toText } from '../../events/field-value.ts';
import { renderTimeline, type TimelineAssets } from '../../render/timeline/render-timeline.ts';
import type {
  TimelineDetection,
  TimelineField,
  TimelineFinding,
  TimelineInput,
} from '../../render/timeline/timeline-input.ts';
import { readPackageFile } from '../docs/read-text.ts';
import type { Finding } from './finding.ts';
import type { RunOutcome } from './run-detections.ts';
import { factsOf, PARTIAL } from './run-facts.ts';
import { summariesOf } from './summaries.ts';

/** What a page shows at most; browsers become slow beyond it. */
const MOST = { findings: 20_000, value: 2_000, fields: 100, events: 20 };

/** The findings of a run as one HTML page that needs no other file. */
export function timelinePage(outcome: RunOutcome, packageRoot: string): string {
  return renderTimeline(timelineOf(outcome), timelineAssets(packageRoot));
}

/** The style and script of the page. */
export function timelineAssets(packageRoot: string): TimelineAssets {
  const asset = (path: string) =>
    readPackageFile(packageRoot, `site-assets/${path}`).replaceAll('\r\n', '\n');
  const style = `${asset('site.css')}\n${asset('timeline/timeline.css')}`;
  return { style, script: asset('timeline/timeline.js') };
}

function timelineOf(outcome: RunOutcome): TimelineInput {
  const { findings } = outcome;
  const numbers = new Map<string, number>();
  const detections: TimelineDetection[] = [];
  const numberOf = (finding: Finding): number => {
    const known = numbers.get(finding.path);
    if (known !== undefined) return known;
    numbers.set(finding.path, detections.length);
    return detections.push(detectionOf(finding)) - 1;
  };
  const shown = mostImportant(findings);
  const left = findings.length - shown.length;
  return {
    facts: factsOf(outcome),
    warnings: [
      ...(outcome.isPartial ? [PARTIAL] : []),
      ...outcome.incomplete.map((one) => `Incomplete: ${one.detection.data.name}: ${one.reason}`),
      ...(left > 0
        ? [`${counted(left, 'finding')} with the lowest risk scores are not on this page.`]
        : []),
    ],
    summaries: summariesOf(findings).map(({ title, totals }) => ({
      title: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
      totals,
    })),
    findings: shown.map((finding) => findingOf(finding, numberOf(finding))),
    detections,
  };
}

/** The findings with the highest risk, in the order of time. */
function mostImportant(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST.findings) return findings;
  const kept = new Set(findings.toSorted((a, b) => b.risk - a.risk).slice(0, MOST.findings));
  return findings.filter((finding) => kept.has(finding));
}

function detectionOf({ detection, path, severity, risk, techniques, tactics }: Finding) {
  const { name, id, type, author } = detection;
  return { name, id, path, author, type, severity, risk, techniques, tactics };
}

function findingOf(finding: Finding, detection: number): TimelineFinding {
  const { time, host, user, deciding, row, entities, events } = finding;
  const fields = [...row].map(([name, value]): TimelineField => [name, toText(value)]);
  return {
    detection,
    time: time ?? null,
    host: short(host),
    user: short(user),
    because: deciding.map(([name, value]) => [name, short(value)]),
    row: fields.slice(0, MOST.fields).map(([name, value]) => [name, short(value)]),
    entities: entities.map(({ type, value, risk }) => [
      type,
      `${short(value)}${risk > 0 ? ` (risk ${risk})` : ''}`,
    ]),
    events: (events?.listed ?? []).slice(0, MOST.events).map(placeOf),
    eventCount: events?.count ?? null,
  };
}

function placeOf({
  file,
  number,
  offset,
}: NonNullable<Finding['events']>['listed'][number]): string {
  return `${file}, event ${number} at byte ${offset}`;
}

function short(text: string): string {
  return shortened(text, MOST.value);
}
