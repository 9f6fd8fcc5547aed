import type { Lookup } from '../../../content/model.ts';
import type { AppInput } from '../app-input.ts';
import type { JsonValue } from '../conf/json.ts';
import { generatedTables, tableFileName } from '../generated-tables.ts';
import { type AppLookup, isCollection } from '../lookups.ts';
import type { AppFormat, AppProfile } from '../profile.ts';
import { fieldsList } from '../transforms.ts';

/** The lookups of the API, then those that the build makes. */
export function lookupObjects(
  lookups: readonly AppLookup[],
  context: { readonly input: AppInput; readonly profile: AppProfile },
): JsonValue[] {
  const isOld = context.profile.format === '2024';
  return [
    ...lookups.map((lookup) => (isOld ? fullLookup(lookup) : typedLookup(lookup))),
    ...generatedTables(context).map((table) =>
      typedLookup({ data: table, file: tableFileName(table, context) }),
    ),
  ];
}

type Listed = Pick<AppLookup, 'data' | 'file'>;

function fullLookup({ data, file }: Listed): JsonValue {
  return {
    filename: file ?? null,
    default_match: switchOf(data.default_match),
    match_type: matchTypes(data) || null,
    min_matches: numberOf(data.min_matches),
    case_sensitive_match: switchOf(data.case_sensitive_match),
    collection: data.collection ?? null,
    fields_list: data.fields_list ?? null,
    name: data.name,
    description: data.description ?? '',
  };
}

/** Models have no file name here. */
function typedLookup({ data, file }: Listed): JsonValue {
  const place =
    file === undefined
      ? { collection: data.collection ?? data.name, fields_list: fieldsList(data) ?? '' }
      : { filename: file.endsWith('.mlmodel') ? undefined : file };
  return {
    ...place,
    default_match: String(data.default_match ?? ''),
    match_type: matchTypes(data),
    min_matches: numberOf(data.min_matches),
    max_matches: numberOf(data.max_matches),
    case_sensitive_match: switchOf(data.case_sensitive_match),
    name: data.name,
    description: data.description ?? '',
  };
}

/** A lookup as detections list it; none if the content does not define it. */
export function shortLookup(data: Lookup | undefined, format: AppFormat): JsonValue[] {
  if (data === undefined) return [];
  const { name, description = '' } = data;
  const isOld = format === '2024';
  if (isCollection(data)) {
    const fields = isOld ? data.fields_list : fieldsList(data);
    const { collection = name } = data;
    return [
      { name, description, collection, case_sensitive_match: null, fields_list: fields ?? null },
    ];
  }
  return [
    {
      name,
      description,
      filename: data.filename ?? `${name}.csv`,
      default_match: isOld ? switchOf(data.default_match) : String(data.default_match ?? ''),
      case_sensitive_match: switchOf(data.case_sensitive_match),
      match_type: matchTypes(data) || (isOld ? null : ''),
      min_matches: numberOf(data.min_matches),
      ...(isOld && { fields_list: data.fields_list ?? null }),
    },
  ];
}

function matchTypes({ match_type }: Lookup): string {
  return [match_type ?? []].flat().join(', ');
}

/** Switches are words, `false` by default. */
function switchOf(value: string | boolean = false): string {
  return String(value).toLowerCase();
}

function numberOf(value: string | number | undefined): number | null {
  return value === undefined ? null : Number(value);
}
