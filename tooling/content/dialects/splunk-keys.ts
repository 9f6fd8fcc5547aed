import type { SchemaKind } from '../document.ts';

/**
 * The keys of content that is not a detection in the dialects of Splunk, in the native form. Kinds that are not listed have
 * the same keys in all dialects.
 */
export const SPLUNK_KEYS: Readonly<Partial<Record<SchemaKind, readonly string[]>>> = {
  story: ['description', 'narrative', 'references', 'tags'],
  baseline: [
    'type',
    'description',
    'search',
    'data_source',
    'how_to_implement',
    'known_false_positives',
    'references',
    'datamodel',
    'deployment',
    'tags',
    'MANUAL_REVIEW',
  ],
  macro: ['description', 'definition', 'arguments'],
  lookup: [
    'lookup_type',
    'description',
    'filename',
    'collection',
    'fields_list',
    'fields',
    'default_match',
    'case_sensitive_match',
    'match_type',
    'min_matches',
    'max_matches',
  ],
  data_source: [
    'description',
    'mitre_components',
    'source',
    'sourcetype',
    'separator',
    'separator_value',
    'configuration',
    'supported_TA',
    'fields',
    'output_fields',
    'field_mappings',
    'convert_to_log_source',
    'example_log',
    'references',
  ],
};

/** Keys of every kind. */
export const HEAD_KEYS = [
  'name',
  'id',
  'version',
  'date',
  'creation_date',
  'author',
  'status',
  'deprecation_info',
];

/** Keys that stories have under `tags`. */
export const STORY_TAGS = ['category', 'product', 'usecase', 'cve', 'group'];
