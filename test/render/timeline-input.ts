import type {
  TimelineField,
  TimelineFinding,
  TimelineInput,
} from '../../tooling/render/timeline/timeline-input.ts';

const DAY = 86_400;
const START = 1_767_600_000;
const SEVERITIES = ['high', 'medium', 'low'] as const;
const TACTICS = ['Execution', 'Persistence', 'Credential Access'];

/** Many findings of a few detections on a few hosts, over a day. */
export function manyFindings(count: number): TimelineInput {
  const detections = SEVERITIES.map((severity, at) => ({
    name: `Detection ${severity}`,
    id: `id-${severity}`,
    path: `detections/${severity}.yml`,
    author: 'Ada',
    type: 'TTP',
    severity,
    risk: 90 - 30 * at,
    techniques: [`T100${at}`],
    tactics: [TACTICS[at] ?? ''],
  }));
  const findings = Array.from(
    { length: count },
    (_, at): TimelineFinding => ({
      detection: at % 3,
      time: START + (at * DAY) / count,
      host: `host-${at % 7}`,
      user: `user-${at % 5}`,
      because: [['process_name', `tool-${at}.exe`]],
      row: [
        ['process_name', `tool-${at}.exe`],
        ['count', '1'],
      ],
      entities: [['system', `host-${at % 7} (risk 90)`]],
      events: [`logs/a.json, event ${at + 1}`],
      eventCount: 25,
    }),
  );
  const summaries = [{ title: 'Findings by host', totals: [[3, 'host-1'] as const] }];
  return { facts: 'All is well.', warnings: [], summaries, detections, findings };
}

/** Findings with one text in all places. */
export function findingsOf(text: string): TimelineInput {
  const field: TimelineField = [text, text];
  const finding = {
    detection: 0,
    time: START,
    host: text,
    user: text,
    because: [field],
    row: [field],
    entities: [field],
    events: [text],
    eventCount: 2,
  };
  const names = { name: text, id: text, path: text, author: text, type: text };
  const attack = { techniques: [text], tactics: [text] };
  return {
    facts: text,
    warnings: [text],
    summaries: [{ title: text, totals: [[1, text]] }],
    detections: [{ ...names, ...attack, severity: 'high', risk: 90 }],
    findings: [finding, { ...finding, time: null }],
  };
}
