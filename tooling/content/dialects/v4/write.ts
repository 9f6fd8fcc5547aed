import { isRecord } from '../../../base/record.ts';
import { writeClassic } from '../v5/write.ts';
import { classicLookup } from '../write-lookup.ts';
import { SAMPLE_KEYS, type TestForm } from '../write-samples.ts';
import type { Data, Loss, Write } from '../writer.ts';

/** Writes v4: the risk of v5 as observables with one score and one message. */
export const writeV4: Write = (native, context) => {
  if (context.kind === 'investigation') return { data: native, losses: [] };
  const written = writeClassic(native, context, FORM);
  if (context.kind === 'lookup') {
    const { data, losses } = classicLookup(written.data, context);
    return { data, losses: [...written.losses, ...losses] };
  }
  if (context.kind === 'story' || context.kind === 'baseline') {
    const { status, ...rest } = written.data;
    const lost = { path: ['status'], reason: 'v4 has no status of stories and baselines' };
    return {
      data: rest,
      losses: [...written.losses, ...(status === 'deprecated' ? [lost] : [])],
    };
  }
  if (context.kind !== 'detection') return written;
  const { rba, ...rest } = written.data;
  const tags = isRecord(native['tags']) ? native['tags'] : {};
  // Content of v4 has it already.
  if (!isRecord(rba) || 'observable' in tags)
    return {
      data: { ...rest, tags },
      losses: written.losses.filter(({ path }) => path[0] !== 'tags'),
    };
  const losses: Loss[] = [...written.losses];
  const own = isRecord(rest['tags']) ? rest['tags'] : {};
  return { data: { ...rest, tags: { ...own, ...observablesOf(rba, losses) } }, losses };
};

const FORM: TestForm = {
  dialect: 'v4',
  keys: ['name', 'description', 'test_type'],
  hasNegative: false,
  sampleKeys: {
    ...SAMPLE_KEYS,
    host: 'host',
    custom_index: 'custom_index',
    update_timestamp: 'update_timestamp',
  },
};

function observablesOf(rba: Data, losses: Loss[]): Data {
  const objects = recordsIn(rba['risk_objects']);
  const threats = recordsIn(rba['threat_objects']);
  const scores = objects.map(({ score }) => Number(score));
  const score = Math.max(0, ...scores);
  if (scores.some((one) => one !== score))
    losses.push({ path: ['rba', 'risk_objects'], reason: 'v4 has one score: the highest is kept' });
  return {
    confidence: 100,
    impact: score,
    risk_score: score,
    message: rba['message'],
    observable: [
      ...objects.map(({ field, type }) =>
        observable(field, VICTIMS[String(type)] ?? 'Other', 'Victim'),
      ),
      ...threats.map(({ field, type }) => observable(field, titled(String(type)), 'Attacker')),
    ],
  };
}

function observable(name: unknown, type: string, role: string): Data {
  return { name, type, role: [role] };
}

const VICTIMS: Readonly<Record<string, string>> = { user: 'User', system: 'Hostname' };

/** `process_name` is `Process Name` in v4. */
function titled(type: string): string {
  return type
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}

function recordsIn(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
