import { isRecord } from '../../base/record.ts';
import type { SchemaKind } from '../document.ts';
import type { Dialect } from './dialect.ts';
import { isSigma } from './sigma/read.ts';

type Data = Readonly<Record<string, unknown>>;

/** The dialect of a file, by its keys; undefined for content that is the same in several dialects. */
export function dialectOf(written: Data, kind: SchemaKind): Dialect | undefined {
  if ((kind === 'detection' && isSigma(written)) || kind === 'sigma_filter') return 'sigma';
  if (ESCU6_KEYS.some((key) => key in written)) return 'escu6';
  if (kind === 'detection') return detectionDialect(written);
  // Older stories and baselines have no status.
  return (kind === 'story' || kind === 'baseline') && 'status' in written ? 'v5' : undefined;
}

const ESCU6_KEYS = [
  'creation_date',
  'modification_date',
  'finding',
  'intermediate_findings',
  'analytic_story',
  'MANUAL_REVIEW',
  'cron_schedule',
];

/** Keys under `tags` that v5 no longer has. */
const V4_TAGS = ['observable', 'required_fields', 'confidence', 'impact', 'risk_score'];

function detectionDialect(written: Data): Dialect {
  if ('rba' in written) return 'v5';
  if (!('status' in written)) return '2022';
  const { tags } = written;
  return isRecord(tags) && V4_TAGS.some((key) => key in tags) ? 'v4' : 'v5';
}
