import { isRecord } from '../../../base/record.ts';
import type { SchemaKind } from '../../document.ts';
import type { Draft } from '../draft.ts';
import { readRisk } from './findings.ts';
import { TAG_KEYS } from './keys.ts';

/** Reads content of ESCU 6: two dates, tags at the top level, findings, schedules. */
export function readEscu6(draft: Draft, kind: SchemaKind): void {
  draft.rename('modification_date', 'date');
  draft.moveInto('tags', TAG_KEYS[kind] ?? []);
  if (kind === 'detection') readDetection(draft);
  if (kind === 'deployment') draft.moveInto('scheduling', SCHEDULING);
  readSchedule(draft);
}

function readDetection(draft: Draft): void {
  const { tags } = draft.data;
  draft.data['tags'] = { analytic_story: [], ...(isRecord(tags) ? tags : {}) };
  readRisk(draft);
  readTests(draft);
}

/** The index of a sample is `custom_index` in the native form. */
function readTests(draft: Draft): void {
  const { tests } = draft.data;
  if (!Array.isArray(tests)) return;
  draft.data['tests'] = tests.map((test, index) => {
    if (!isRecord(test) || !Array.isArray(test['attack_data'])) return test;
    const attack_data = test['attack_data'].map((sample, position) => {
      if (!isRecord(sample) || !('index' in sample)) return sample;
      const at = ['tests', index, 'attack_data', position];
      draft.place([...at, 'custom_index'], [...at, 'index']);
      const { index: custom_index, ...rest } = sample;
      return { ...rest, custom_index };
    });
    return { ...test, attack_data };
  });
}

/** Keys of a schedule. */
export const SCHEDULING = ['cron_schedule', 'earliest_time', 'latest_time', 'schedule_window'].map(
  (key) => [key, key] as const,
);

/** The schedule is the name of a deployment, or written in place of one. */
function readSchedule(draft: Draft): void {
  const custom = draft.take('custom_schedule');
  const name = draft.take('schedule');
  if ('deployment' in draft.data) return;
  if (custom !== undefined) draft.data['deployment'] = { scheduling: custom };
  else if (name !== undefined) draft.data['deployment'] = { name };
  draft.place(['deployment', 'scheduling'], ['custom_schedule']);
  draft.place(['deployment', 'name'], ['schedule']);
}
