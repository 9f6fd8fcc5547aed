import { isRecord } from '../../../base/record.ts';
import type { SchemaKind } from '../../document.ts';
import { categoryOf } from '../category.ts';
import { SPLUNK_KEYS, STORY_TAGS } from '../splunk-keys.ts';
import { lookupType, typedLookup } from '../write-lookup.ts';
import {
  completed,
  type Data,
  IN_RISK,
  isFilled,
  type Loss,
  losesOthers,
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
      return writeStory(native, head, context);
    case 'baseline':
      return writeBaseline(native, head, context);
    case 'deployment': {
      const { scheduling } = native;
      const flat = isRecord(scheduling) ? scheduling : {};
      return withRest({ ...head, ...flat }, without(native, ['scheduling']));
    }
    case 'investigation':
      return { path: [], reason: 'ESCU 6 has investigations only in removed/' };
    case 'lookup':
      return writeLookup(native, head, context);
    case 'macro':
      return withIdentity(native, head, context);
    case 'data_source':
      return withRest(head, native, context.kind);
    default:
      return withRest(head, native);
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

/** What ESCU 6 requires of every file. */
const IDENTITY = ['id', 'version', 'creation_date', 'modification_date', 'author'] as const;

function withIdentity(native: Data, head: Data, context: WriteContext): WrittenData {
  const written = withRest(head, native, context.kind);
  const done = completed(written.data, IDENTITY, { ...context, dialect: ESCU6 });
  return { data: done.data, losses: [...written.losses, ...done.losses] };
}

const ESCU6 = 'ESCU 6';

function writeStory(native: Data, head: Data, context: WriteContext): WrittenData {
  const rest = withRest(head, without(native, ['tags']), 'story');
  const done = completed(rest.data, ['status'], { ...context, dialect: ESCU6 });
  return {
    data: { ...done.data, ...flatTags(native, 'story') },
    losses: [
      ...rest.losses,
      ...done.losses,
      ...losesOthers(native['tags'], STORY_TAGS, { at: ['tags'], dialect: ESCU6 }),
    ],
  };
}

function writeDetection(native: Data, head: Data, context: WriteContext) {
  const { rba, tags, type, tests: _, ...rest } = native;
  const findings = findingsOf(rba, type);
  if ('reason' in findings) return findings;
  const { losses: ofRisk, ...risk } = findings;
  const losses: Loss[] = [...ofRisk];
  const flat = flatTags(native, 'detection');
  const data = present([
    ...Object.entries(head),
    ['deprecation_info', rest['deprecation_info']],
    ['type', type],
    ...KEPT.map((key) => [key, rest[key]] as const),
    ...Object.entries(risk),
    ...Object.entries(flat),
    ['category', rest['category'] ?? categoryOf(context.path)],
    ...Object.entries(scheduleOf(native, losses)),
    ['baselines', isFilled(rest['baselines']) ? rest['baselines'] : filled(context.baselines)],
    ['tests', testsOf(native, losses)],
  ]);
  losses.push(...losesOthers(rest, KNOWN, { at: [], dialect: ESCU6 }));
  losses.push(...lostTags(tags, 'detection'), ...mergedTechniques(tags), ...statusLoss(native));
  return { data, losses };
}

function statusLoss({ status }: Data): readonly Loss[] {
  const reason = `${ESCU6} has no status "validation": it is experimental`;
  return status === 'validation' ? [{ path: ['status'], reason }] : [];
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

function writeBaseline(native: Data, head: Data, context: WriteContext): WrittenData {
  const { tags } = native;
  const losses: Loss[] = [];
  const schedule = scheduleOf(native, losses);
  const isDefault = Object.keys(schedule).length === 0;
  const { analytic_story: _story, ...flat } = flatTags(native, 'baseline');
  const rest = withRest(head, without(native, NOT_IN_BASELINES), 'baseline');
  const done = completed(rest.data, ['status'], { ...context, dialect: ESCU6 });
  const data = {
    ...done.data,
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
    losses: [
      ...losses,
      ...rest.losses,
      ...done.losses,
      ...lost,
      ...(hasStories ? [stories] : []),
      ...(isDefault ? [added] : []),
    ],
  };
}

/** What is derived from the search, or written in another place. */
const NOT_IN_BASELINES = ['tags', 'deployment', 'type', 'MANUAL_REVIEW', 'datamodel'];

function writeLookup(native: Data, head: Data, context: WriteContext): WrittenData | Refusal {
  if (lookupType(native) === 'mlmodel')
    return { path: ['lookup_type'], reason: 'ESCU 6 has no lookups of trained models' };
  const { data, losses } = typedLookup(native, ESCU6);
  const { default_match } = data;
  const written = {
    ...data,
    ...(default_match !== undefined && { default_match: String(default_match) }),
  };
  const done = withIdentity(written, head, context);
  return { data: done.data, losses: [...losses, ...done.losses] };
}

/** Only when a search runs can be said by content; what happens with its results is a setting of the app. */
function scheduleOf({ deployment }: Data, losses: Loss[]): Data {
  if (!isRecord(deployment)) return {};
  const { scheduling, name } = deployment;
  const known = scheduling === undefined ? ['name'] : ['scheduling'];
  losses.push(...losesOthers(deployment, known, { at: ['deployment'], dialect: ESCU6 }));
  if (scheduling !== undefined) return { custom_schedule: scheduling };
  return name === undefined ? {} : { schedule: name };
}

function filled(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}

/** Lists that ESCU 6 leaves out when they are empty. */
const OPTIONAL = ['cve', 'atomic_guid', 'group'];
/** Products that searches of ESCU 6 no longer have; stories may name the last one. */
const GONE = ['Splunk Security Analytics for AWS', 'Splunk Behavioral Analytics'];
const GONE_FROM_STORIES = GONE.slice(0, 1);

function flatTags({ tags }: Data, kind: 'detection' | 'story' | 'baseline'): Data {
  const own = isRecord(tags) ? tags : {};
  const names = new Map((TAG_KEYS[kind] ?? []).map(([written, native]) => [native, written]));
  const order = ORDER[kind];
  return present(
    order.flatMap((native) => {
      const value = VALUES[native]?.(own[native], kind) ?? own[native];
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

/** What ESCU 6 changes in lists. */
const VALUES: Readonly<Record<string, (value: unknown, kind: string) => unknown>> = {
  product(value, kind) {
    const gone = kind === 'story' ? GONE_FROM_STORIES : GONE;
    return Array.isArray(value) ? value.filter((name) => !gone.includes(name)) : value;
  },
  mitre_attack_id: (value) =>
    Array.isArray(value) ? value.filter((id) => !isNamedBySub(id, value)) : value,
};

/** ESCU 6 refuses a technique next to its own sub-technique, which names it already. */
function isNamedBySub(id: unknown, all: readonly unknown[]): boolean {
  return all.some((other) => String(other).startsWith(`${id}.`));
}

function mergedTechniques(tags: unknown): readonly Loss[] {
  const ids = isRecord(tags) ? tags['mitre_attack_id'] : undefined;
  if (!Array.isArray(ids)) return [];
  return ids.flatMap((id, index) => {
    const path = ['tags', 'mitre_attack_id', index];
    const reason = `ESCU 6 has no ${id} next to its sub-technique, which names it already`;
    return isNamedBySub(id, ids) ? [{ path, reason }] : [];
  });
}

/** The document with the keys that the dialect has for its kind. */
function withRest(head: Data, native: Data, kind?: SchemaKind): WrittenData {
  const known = kind === undefined ? undefined : SPLUNK_KEYS[kind];
  const rest = without(native, HEAD);
  const losses =
    known === undefined
      ? []
      : losesOthers(rest, [...known, 'deprecation_info'], { at: [], dialect: ESCU6 });
  const lost = losses.map(({ path }) => String(path[0]));
  return { data: { ...head, ...without(rest, lost) }, losses };
}

function without(data: Data, keys: readonly string[]): Data {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}

function lostTags(tags: unknown, kind: 'detection' | 'baseline'): Loss[] {
  const known = [...(TAG_KEYS[kind] ?? []).map(([, native]) => native), 'manual_test', ...IN_RISK];
  const lost = losesOthers(tags, known, { at: ['tags'], dialect: ESCU6 });
  const products = isRecord(tags) ? tags['product'] : undefined;
  const gone = GONE.filter((name) => Array.isArray(products) && products.includes(name));
  return [
    ...lost,
    ...gone.map((name) => ({
      path: ['tags', 'product'],
      reason: `ESCU 6 has no product "${name}"`,
    })),
  ];
}
