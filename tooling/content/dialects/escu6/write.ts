import { isRecord } from '../../../base/record.ts';
import { stableId } from '../../../base/stable-id.ts';
import {
  type Data,
  IN_RISK,
  isFilled,
  type Loss,
  present,
  type Refusal,
  type Write,
  type WriteContext,
  type WrittenData,
} from '../writer.ts';
import { TAG_KEYS } from './keys.ts';
import { findingsOf } from './write-findings.ts';
import { testsOf } from './write-tests.ts';

/** Writes ESCU 6 as the vendor's porter does: flat tags, two dates, findings, the next version. */
export const writeEscu6: Write = (native, context) => {
  const head = headOf(native, context);
  switch (context.kind) {
    case 'detection':
      return writeDetection(native, head, context);
    case 'story':
      return withRest({ ...head, ...flatTags(native, 'story') }, native, [...HEAD, 'tags']);
    case 'baseline':
      return writeBaseline(native, head);
    case 'deployment': {
      const { scheduling } = native;
      const flat = isRecord(scheduling) ? scheduling : {};
      return withRest({ ...head, ...flat }, native, [...HEAD, 'scheduling']);
    }
    case 'investigation':
      return { path: [], reason: 'ESCU 6 has investigations only in removed/' };
    case 'lookup':
      return writeLookup(native, head);
    case 'macro':
      return withIdentity(native, head, context);
    default:
      return withRest(head, native, HEAD);
  }
};

const HEAD = ['name', 'id', 'version', 'date', 'creation_date', 'author', 'status'];

function headOf(native: Data, { isOtherDialect }: WriteContext): Data {
  const { name, id, version, date, creation_date, author, status } = native;
  const next = typeof version === 'number' && isOtherDialect ? version + 1 : version;
  return present([
    ['name', name],
    ['id', id],
    ['version', next],
    ['creation_date', creation_date ?? date],
    ['modification_date', date],
    ['author', author],
    ['status', status === 'validation' ? 'experimental' : status],
  ]);
}

/** Macros get what only ESCU 6 requires; the ID follows from the name. */
function withIdentity(native: Data, head: Data, { today }: WriteContext): WrittenData {
  const required = {
    id: stableId('macro', String(native['name'])),
    version: 1,
    creation_date: today,
    modification_date: today,
    author: 'unknown',
  };
  const { data } = withRest({ ...required, ...head }, native, HEAD);
  const losses = Object.keys(required)
    .filter((key) => !(key in head))
    .map((key) => ({ path: [key], reason: 'ESCU 6 requires it: the value is made up' }));
  return { data, losses };
}

function writeDetection(native: Data, head: Data, context: WriteContext) {
  const { rba, tags, type, tests: _, ...rest } = native;
  const findings = findingsOf(rba, type);
  if ('reason' in findings) return findings;
  const { losses, ...risk } = findings;
  const flat = flatTags(native, 'detection');
  const data = present([
    ...Object.entries(head),
    ['deprecation_info', rest['deprecation_info']],
    ['type', type],
    ...KEPT.map((key) => [key, rest[key]] as const),
    ...Object.entries(risk),
    ...Object.entries(flat),
    ['category', rest['category'] ?? categoryOf(context.path)],
    ...Object.entries(scheduleOf(native)),
    ['baselines', isFilled(rest['baselines']) ? rest['baselines'] : filled(context.baselines)],
    ['tests', testsOf(native)],
  ]);
  const lost = [...lostKeys(rest, KNOWN), ...lostTags(tags, 'detection')];
  return { data, losses: [...losses, ...lost] };
}

const KEPT = [
  'description',
  'data_source',
  'search',
  'how_to_implement',
  'known_false_positives',
  'references',
  'drilldown_searches',
];

/** Keys that are written, or derived from the search by every tool. */
const KNOWN = [
  ...HEAD,
  ...KEPT,
  'deprecation_info',
  'category',
  'deployment',
  'baselines',
  'datamodel',
  'MANUAL_REVIEW',
];

function writeBaseline(native: Data, head: Data) {
  const { tags, deployment: _, type: _type, MANUAL_REVIEW: _review, ...rest } = native;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !HEAD.includes(key) && key !== 'datamodel'),
  );
  const schedule = scheduleOf(native);
  const isDefault = Object.keys(schedule).length === 0;
  const { analytic_story: _story, ...flat } = flatTags(native, 'baseline');
  const data = {
    ...head,
    ...kept,
    ...flat,
    ...(isDefault ? { schedule: 'Default Baseline' } : schedule),
  };
  const lost = lostTags(tags, 'baseline').filter(({ path }) => path[1] !== 'detections');
  const stories = {
    path: ['tags', 'analytic_story'],
    reason: 'baselines of ESCU 6 name no stories',
  };
  const added = {
    path: ['deployment'],
    reason: 'ESCU 6 requires a schedule: the default is named',
  };
  const hasStories = isRecord(tags) && isFilled(tags['analytic_story']);
  return {
    data,
    losses: [...lost, ...(hasStories ? [stories] : []), ...(isDefault ? [added] : [])],
  };
}

function writeLookup(native: Data, head: Data): WrittenData | Refusal {
  if (native['lookup_type'] === 'mlmodel')
    return { path: ['lookup_type'], reason: 'ESCU 6 has no lookups of trained models' };
  const { default_match, ...rest } = native;
  const written =
    default_match === undefined ? rest : { ...rest, default_match: String(default_match) };
  return withRest(head, written, HEAD);
}

function scheduleOf({ deployment }: Data): Data {
  if (!isRecord(deployment)) return {};
  const { scheduling, name } = deployment;
  if (scheduling !== undefined) return { custom_schedule: scheduling };
  return name === undefined ? {} : { schedule: name };
}

function filled(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}

/** Lists that ESCU 6 leaves out when they are empty. */
const OPTIONAL = ['cve', 'atomic_guid', 'group'];
/** A product that ESCU 6 no longer has. */
const GONE = 'Splunk Security Analytics for AWS';

function flatTags({ tags }: Data, kind: 'detection' | 'story' | 'baseline'): Data {
  const own = isRecord(tags) ? tags : {};
  const names = new Map((TAG_KEYS[kind] ?? []).map(([written, native]) => [native, written]));
  const order = ORDER[kind];
  return present(
    order.flatMap((native) => {
      const value = native === 'product' ? products(own[native]) : own[native];
      if (OPTIONAL.includes(native) && !isFilled(value)) return [];
      const required = kind === 'detection' && native === 'mitre_attack_id' ? [] : undefined;
      return [
        [native === 'group' ? 'threat_group' : (names.get(native) ?? native), value ?? required],
      ];
    }),
  );
}

const ORDER = {
  detection: [
    'analytic_story',
    'group',
    'asset_type',
    'cve',
    'atomic_guid',
    'mitre_attack_id',
    'product',
    'security_domain',
  ],
  story: ['category', 'product', 'usecase', 'cve', 'group'],
  baseline: ['analytic_story', 'product', 'security_domain'],
};

function products(value: unknown): unknown {
  return Array.isArray(value) ? value.filter((name) => name !== GONE) : value;
}

/** The folder of a detection is its category. */
function categoryOf(path: string): string | undefined {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1] : undefined;
}

function withRest(data: Data, native: Data, known: readonly string[]) {
  const rest = Object.entries(native).filter(([key]) => !known.includes(key) && !(key in data));
  return { data: { ...data, ...Object.fromEntries(rest) }, losses: [] };
}

function lostKeys(rest: Data, known: readonly string[]): Loss[] {
  return Object.keys(rest)
    .filter((key) => !known.includes(key) && rest[key] !== undefined)
    .map((key) => ({ path: [key], reason: NO_PLACE }));
}

function lostTags(tags: unknown, kind: 'detection' | 'baseline'): Loss[] {
  const known = [...(TAG_KEYS[kind] ?? []).map(([, native]) => native), 'manual_test', ...IN_RISK];
  const own = isRecord(tags) ? tags : {};
  const lost = Object.keys(own)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: ['tags', key], reason: NO_PLACE }));
  const isGone = Array.isArray(own['product']) && own['product'].includes(GONE);
  const product = { path: ['tags', 'product'], reason: `ESCU 6 has no product "${GONE}"` };
  return isGone ? [...lost, product] : lost;
}

const NO_PLACE = 'ESCU 6 has no such key';
