import { posix } from 'node:path';
import { type Data, type Loss, present, type WriteContext, type WrittenData } from './writer.ts';

/** How lookups refer to their table up to v4. */
const OLD_KEYS = ['filename', 'collection', 'fields_list', 'fields'];

/** A lookup as v5 and ESCU 6 have it: with a type, lists and truth values; its table has the name of its file. */
export function typedLookup(native: Data, dialect: string): WrittenData {
  const type = lookupType(native);
  const fields = type === 'kvstore' ? columnsOf(native) : undefined;
  return {
    data: present([
      ...Object.entries(native).filter(([key]) => !OLD_KEYS.includes(key)),
      ['lookup_type', type],
      ['fields', fields],
      ['match_type', listOf(native['match_type'], /,(?![^(]*\))/)],
      ['case_sensitive_match', truthOf(native['case_sensitive_match'])],
      ['min_matches', numberOf(native['min_matches'])],
      ['max_matches', numberOf(native['max_matches'])],
    ]),
    losses: tableLosses(native, type, dialect),
  };
}

/** A lookup as v4 has it: with the name of its file or collection, and texts. */
export function classicLookup(native: Data, { path }: WriteContext): WrittenData {
  const type = lookupType(native);
  const { lookup_type: _, fields: _fields, ...rest } = native;
  const stem = posix.basename(path).replace(/\.ya?ml$/, '');
  const extension = type === 'mlmodel' ? 'mlmodel' : 'csv';
  const place =
    type === 'kvstore'
      ? {
          collection: native['collection'] ?? native['name'],
          fields_list: textOf(columnsIn(native)),
        }
      : { filename: native['filename'] ?? `${stem}.${extension}` };
  return {
    data: present([
      ...Object.entries({ ...rest, ...place }),
      ['match_type', textOf(native['match_type'])],
      ['case_sensitive_match', quoted(native['case_sensitive_match'])],
      ['default_match', quoted(native['default_match'])],
    ]),
    losses: [],
  };
}

type LookupKey = 'lookup_type' | 'collection' | 'filename' | 'name';

/** The type of a lookup, also where only its table tells. */
export function lookupType(lookup: Partial<Record<LookupKey, unknown>>): string {
  const { lookup_type, collection, filename, name } = lookup;
  if (typeof lookup_type === 'string') return lookup_type;
  if (collection !== undefined && filename === undefined) return 'kvstore';
  const isModel =
    filename === undefined
      ? String(name).startsWith('__mlspl_')
      : String(filename).endsWith('.mlmodel');
  return isModel ? 'mlmodel' : 'csv';
}

function tableLosses(native: Data, type: string, dialect: string): readonly Loss[] {
  const { collection, fields, name } = native;
  const isOther = type === 'kvstore' && collection !== undefined && collection !== name;
  const reason = `in ${dialect}, a collection has the name of its lookup`;
  return [
    ...(isOther ? [{ path: ['collection'], reason }] : []),
    ...(type !== 'kvstore' && fields !== undefined
      ? [{ path: ['fields'], reason: `in ${dialect}, the columns are those of the file` }]
      : []),
  ];
}

/** The columns of a collection start with its key. */
function columnsOf(native: Data): readonly unknown[] {
  const columns = columnsIn(native) ?? [];
  return columns.includes('_key') ? columns : ['_key', ...columns];
}

function columnsIn({ fields, fields_list }: Data): readonly unknown[] | undefined {
  return listOf(fields ?? fields_list, /,/);
}

function listOf(value: unknown, separator: RegExp): readonly unknown[] | undefined {
  if (typeof value !== 'string') return Array.isArray(value) ? value : undefined;
  const items = value.split(separator).map((item) => item.trim());
  return items.filter((item) => item !== '');
}

function textOf(value: unknown): unknown {
  return Array.isArray(value) ? value.join(', ') : value;
}

function truthOf(value: unknown): unknown {
  return typeof value === 'string' ? !/^(?:false|no|0)$/i.test(value) : value;
}

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && value !== '' ? Number(value) : value;
}

function quoted(value: unknown): unknown {
  return typeof value === 'boolean' ? String(value) : value;
}
