import { isRecord } from '../../../base/record.ts';
import type { SchemaKind } from '../../document.ts';
import { isMadeUp, manualReason } from '../escu6/write-tests.ts';
import { HEAD_KEYS, SPLUNK_KEYS, STORY_TAGS } from '../splunk-keys.ts';
import { typedLookup } from '../write-lookup.ts';
import { expressibleTests, SAMPLE_KEYS, type TestForm } from '../write-samples.ts';
import {
  completed,
  type Data,
  IN_RISK,
  isFilled,
  type Loss,
  losesOthers,
  present,
  type Write,
  type WriteContext,
  type WrittenData,
} from '../writer.ts';

/** Writes v5: the native form without keys that only ESCU 6 or Tripline has. */
export const writeV5: Write = (native, context) => {
  const { kind } = context;
  const { type, rba } = native;
  if (kind === 'investigation')
    return { path: [], reason: 'v5 has investigations only in removed/' };
  if (kind === 'detection' && HAVE_RISK.includes(String(type)) && !hasRisk(rba))
    return { path: ['rba'], reason: `v5 requires a risk object for the type ${type}` };
  const { data, losses: lost } = writeClassic(native, context, FORM);
  const losses = [...lost];
  if (kind === 'lookup') {
    const typed = typedLookup(data, V5);
    const done = completed(typed.data, ['id', 'version', 'date', 'author'], {
      ...context,
      ...NAME,
    });
    return { data: done.data, losses: [...losses, ...typed.losses, ...done.losses] };
  }
  if (kind === 'story' || kind === 'baseline') {
    const done = completed(data, ['status'], { ...context, ...NAME });
    return { data: done.data, losses: [...losses, ...done.losses] };
  }
  if (kind !== 'detection') return { data, losses };
  return { data: typed(data, losses), losses };
};

/** What contentctl 5 requires of the type and the status of a detection. */
function typed(data: Data, losses: Loss[]): Data {
  const { type, status, rba } = data;
  if (status === 'validation')
    losses.push({ path: ['status'], reason: 'v5 has no status "validation": it is experimental' });
  const hasNoRisk = rba !== undefined && !HAVE_RISK.includes(String(type));
  if (hasNoRisk)
    losses.push({
      path: ['rba'],
      reason: `in v5, detections of the type ${type} have no risk`,
    });
  return present(
    Object.keys(data).map((key) => {
      if (key === 'status' && status === 'validation') return [key, 'experimental'];
      return [key, key === 'rba' && hasNoRisk ? undefined : data[key]];
    }),
  );
}

const V5 = 'v5';
const NAME = { dialect: V5 };
const HAVE_RISK = ['TTP', 'Anomaly'];

function hasRisk(rba: unknown): boolean {
  return isRecord(rba) && isFilled(rba['risk_objects']);
}

const FORM: TestForm = {
  dialect: V5,
  keys: ['name', 'description', 'test_type'],
  hasNegative: false,
  sampleKeys: { ...SAMPLE_KEYS, host: 'host', custom_index: 'custom_index' },
};

/** What v4 and v5 have in common: keys in the order of the native form, with tags and one date. */
export function writeClassic(native: Data, { kind }: WriteContext, form: TestForm): WrittenData {
  const { dialect } = form;
  const { creation_date, MANUAL_REVIEW: _, ...copy } = native;
  const rest: Record<string, unknown> = splunkKeys(copy, kind);
  const losses: Loss[] = lostKeys(copy, kind, dialect);
  if (creation_date !== undefined && creation_date !== native['date'])
    losses.push({ path: ['creation_date'], reason: `${dialect} has one date: the last change` });
  if (rest['deprecation_info'] !== undefined && kind !== 'removed') {
    losses.push({
      path: ['deprecation_info'],
      reason: 'v5 has it in removed/deprecation_mapping.YML',
    });
    delete rest['deprecation_info'];
  }
  if (kind === 'baseline') return { data: { ...rest, type: 'Baseline' }, losses };
  if (kind === 'story') return { data: { ...rest, tags: storyTags(native) }, losses };
  if (kind !== 'detection') return { data: rest, losses };
  return writeDetection(rest, form, losses);
}

function writeDetection(native: Data, form: TestForm, losses: Loss[]): WrittenData {
  const { category: _category, datamodel: _models, custom, tuning, ...rest } = native;
  const { baselines, rba, tests, tags, ...kept } = rest;
  if (custom !== undefined)
    losses.push({ path: ['custom'], reason: `${form.dialect} has no such key` });
  if (baselines !== undefined)
    losses.push({ path: ['baselines'], reason: 'in v5, baselines name their detections' });
  if (tuning !== undefined)
    losses.push({ path: ['tuning'], reason: `${form.dialect} has no such key` });
  const data = present([
    ...Object.entries(kept),
    ['rba', riskOf(rba, losses)],
    ['tags', tagsOf(tags, tests, losses)],
    ['tests', testsOf(tests, form, losses)],
  ]);
  return { data, losses };
}

function splunkKeys(data: Data, kind: SchemaKind): Data {
  const known = SPLUNK_KEYS[kind];
  if (known === undefined) return data;
  const keys = [...HEAD_KEYS, ...known];
  return Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)));
}

function lostKeys(data: Data, kind: SchemaKind, dialect: string): Loss[] {
  const known = SPLUNK_KEYS[kind];
  const own =
    known === undefined ? [] : losesOthers(data, [...HEAD_KEYS, ...known], { at: [], dialect });
  const tags =
    kind === 'story' ? losesOthers(data['tags'], STORY_TAGS, { at: ['tags'], dialect }) : [];
  return [...own, ...tags];
}

function storyTags({ tags }: Data): unknown {
  if (!isRecord(tags)) return tags;
  return Object.fromEntries(Object.entries(tags).filter(([key]) => STORY_TAGS.includes(key)));
}

function riskOf(rba: unknown, losses: Loss[]): unknown {
  if (!isRecord(rba) || !Array.isArray(rba['risk_objects'])) return rba;
  const objects = rba['risk_objects'].filter(isRecord);
  for (const [index, { message }] of objects.entries())
    if (message !== undefined)
      losses.push({
        path: ['rba', 'risk_objects', index, 'message'],
        reason: 'v5 has one message for all risk objects',
      });
  // The finding of a detection is its first risk object; only other choices are lost.
  const at = objects.findIndex(({ finding }) => finding === true);
  if (at > 0)
    losses.push({
      path: ['rba', 'risk_objects', at, 'finding'],
      reason: 'v5 does not say which risk object the finding is about',
    });
  const risk_objects = objects.map(({ message: _, finding: _finding, ...object }) => object);
  return { ...rba, risk_objects };
}

function tagsOf(tags: unknown, tests: unknown, losses: Loss[]): unknown {
  if (!isRecord(tags)) return tags;
  losses.push(...losesOthers(tags, [...TAGS, ...IN_RISK], { at: ['tags'], dialect: V5 }));
  const kept = Object.entries(tags).filter(([key]) => TAGS.includes(key));
  const reason = Array.isArray(tests) ? tests.map(manualReason).find(Boolean) : undefined;
  return { ...Object.fromEntries(kept), ...(reason !== undefined && { manual_test: reason }) };
}

const TAGS = [
  'analytic_story',
  'asset_type',
  'mitre_attack_id',
  'product',
  'security_domain',
  'cve',
  'atomic_guid',
  'manual_test',
  'group',
  'throttling',
  'mappings',
  'event_schema',
  'research_site_url',
];

function testsOf(tests: unknown, form: TestForm, losses: Loss[]): unknown {
  return expressibleTests(tests, form, losses)?.map((test) => {
    const { test_type, description, ...rest } = test;
    const index = Array.isArray(tests) ? tests.findIndex(isNamed(test['name'])) : 0;
    const isKept =
      manualReason(test) !== undefined || description === undefined || isMadeUp(description);
    if (!isKept)
      losses.push({ path: ['tests', index, 'description'], reason: 'tests of v5 have none' });
    if (test_type === 'experimental' && manualReason(test) === undefined && !isMadeUp(description))
      losses.push({ path: ['tests', index, 'test_type'], reason: 'v5 runs every test' });
    return rest;
  });
}

function isNamed(name: unknown): (test: unknown) => boolean {
  return (test) => isRecord(test) && test['name'] === name;
}
