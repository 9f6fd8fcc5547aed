import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { didYouMean } from '../../base/diagnostic.ts';
import { isoTime } from '../../base/iso-time.ts';
import { nearest } from '../../base/nearest.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Story } from '../../content/model.ts';
import { eventText } from '../run/event-text.ts';
import type { Finding } from '../run/finding.ts';
import type { RunOutcome } from '../run/run-detections.ts';
import { testDiagnostic } from '../test/diagnostics.ts';

/** The scenario of a story. */
export type Scenario = NonNullable<Story['scenario']>;

/** What a run found, and where the names of its detections are defined. */
export interface JudgedRun extends Pick<RunOutcome, 'findings' | 'notRun'> {
  readonly content: Pick<Content, 'detection'>;
}

/** What differs between the lists of a scenario and the findings of a run over its logs. */
export function judgeScenario(
  story: ContentDocument<Story>,
  scenario: Scenario,
  run: JudgedRun,
): readonly Diagnostic[] {
  const found = firstFindings(run.findings);
  const { detections, other_detections = [] } = scenario;
  const listed = { story, run, found };
  return [
    ...silent('detections', detections, listed),
    ...silent('other_detections', other_detections, listed),
    ...outOfOrder(detections, listed),
    ...unlisted(new Set([...detections, ...other_detections]), listed),
  ];
}

/** The first finding of a detection, and the number of all. */
interface Found {
  readonly first: Finding;
  readonly count: number;
}

interface Listed {
  readonly story: ContentDocument<Story>;
  readonly run: JudgedRun;
  readonly found: ReadonlyMap<string, Found>;
}

/** By the names of detections. Findings are in the order of time. */
function firstFindings(findings: readonly Finding[]): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const finding of findings) {
    const { first = finding, count = 0 } = found.get(finding.detection.name) ?? {};
    found.set(finding.detection.name, { first, count: count + 1 });
  }
  return found;
}

function silent(
  list: 'detections' | 'other_detections',
  names: readonly string[],
  { story, run, found }: Listed,
): readonly Diagnostic[] {
  return [...names.entries()]
    .filter(([, name]) => !found.has(name))
    .map(([index, name]) => {
      const span = story.spanAt(['scenario', list, index]);
      return testDiagnostic('scenario-silent', { name, help: whySilent(name, run) }, span);
    });
}

/** Why a detection has no finding, as far as it is known without its events. */
function whySilent(name: string, { content, notRun }: JudgedRun): string {
  if (!content.detection.byName.has(name)) {
    const near = nearest(name, content.detection.byName.keys());
    return didYouMean(near) ?? 'no detection has this name';
  }
  const skipped = notRun.find(({ detection }) => detection.data.name === name);
  if (skipped !== undefined) return `it cannot run offline: ${skipped.reason}`;
  return '"tripline explain DETECTION --data LOG" shows its closest event';
}

/** Detections at the same time are in any order. */
function outOfOrder(names: readonly string[], { story, found }: Listed): readonly Diagnostic[] {
  const ordered = [...names.entries()].flatMap(([index, name]) => {
    const time = found.get(name)?.first.time;
    return time === undefined ? [] : [{ index, name, time }];
  });
  return ordered.flatMap(({ index, name, time }, at) => {
    const before = ordered[at - 1];
    if (before === undefined || before.time <= time) return [];
    const params = { name, time: isoTime(time), before: before.name, since: isoTime(before.time) };
    const span = story.spanAt(['scenario', 'detections', index]);
    return [testDiagnostic('scenario-order', params, span)];
  });
}

function unlisted(listed: ReadonlySet<string>, { story, found }: Listed): readonly Diagnostic[] {
  const span = story.spanAt(['scenario'], 'key');
  return [...found]
    .filter(([name]) => !listed.has(name))
    .map(([name, { first, count }]) => {
      const params = { name, findings: counted(count, 'finding'), event: textOf(first) };
      return testDiagnostic('scenario-unlisted', params, span);
    });
}

/** When a finding was made, and the fields that its search reads. */
function textOf(finding: Finding): string {
  const { time } = finding;
  return `${time === undefined ? '' : `at ${isoTime(time)} `}${eventText(finding)}`;
}
