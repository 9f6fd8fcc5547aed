import type { Lookup } from '../../content/model.ts';
import type { AppInput } from './app-input.ts';
import { type ConfFile, type Setting, type Stanza, setting } from './conf/stanza.ts';
import { generatedTransforms } from './generated-tables.ts';
import { type AppLookup, isModel } from './lookups.ts';
import type { AppProfile } from './profile.ts';

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** transforms.conf: where Splunk finds each lookup, and how it matches. */
export function transforms(lookups: readonly AppLookup[], context: Context): ConfFile {
  const { profile } = context;
  const shown = lookups.filter(({ data }) => profile.format === '2024' || !isModel(data));
  return {
    path: 'default/transforms.conf',
    pieces: [
      '\n',
      shown.map((lookup) => stanza(lookup, profile)),
      generatedTransforms(context),
      context.input.template.has('lookups/mitre_enrichment.csv') ? TEMPLATE_LOOKUPS : '',
    ],
  };
}

/** Only if the template has the file. */
const TEMPLATE_LOOKUPS = `
### Default transforms definitions for the lookup files we ship ###
[mitre_enrichment]
filename = mitre_enrichment.csv
# description = A lookup file that is created by generate.py`;

function stanza(lookup: AppLookup, profile: AppProfile): Stanza {
  const { data, file, document } = lookup;
  return {
    name: data.name,
    from: document,
    settings: [
      ...(file === undefined ? collectionSettings(data) : [['filename', file] as const]),
      ...setting('default_match', defaultMatch(data, profile)),
      ...setting('case_sensitive_match', caseSensitive(lookup, profile)),
      ['# description', profile.text(data.description ?? '')],
      ...setting('match_type', present([data.match_type ?? []].flat().join(', '))),
      ...setting('max_matches', profile.format === '2024' ? undefined : text(data.max_matches)),
      ...setting('min_matches', text(data.min_matches)),
      ...setting(
        'fields_list',
        file === undefined ? fieldsList(data) : fieldsOfFile(data, profile),
      ),
    ],
  };
}

function collectionSettings({ collection, name }: Lookup): readonly Setting[] {
  return [
    ['collection', collection ?? name],
    ['external_type', 'kvstore'],
  ];
}

function defaultMatch({ default_match }: Lookup, { format }: AppProfile): string | undefined {
  if (default_match === undefined) return undefined;
  return format === '2024' ? String(default_match).toLowerCase() : present(String(default_match));
}

function caseSensitive({ data, file }: AppLookup, { flag }: AppProfile): string | undefined {
  const { case_sensitive_match: given } = data;
  if (given === undefined || file === undefined) return undefined;
  return flag(String(given).toLowerCase() === 'true');
}

/** The columns of a collection. */
export function fieldsList({ fields_list, fields }: Lookup): string | undefined {
  return present([fields ?? fields_list ?? []].flat().join(', '));
}

function fieldsOfFile({ fields_list }: Lookup, { format }: AppProfile): string | undefined {
  return format === '2024' ? fields_list : undefined;
}

function text(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function present(value: string): string | undefined {
  return value === '' ? undefined : value;
}

/** collections.conf: the collections of lookups in the KV store. */
export function collections(lookups: readonly AppLookup[]): ConfFile {
  const stanzas = lookups
    .filter(({ file }) => file === undefined)
    .map(
      ({ data, document }): Stanza => ({
        name: data.collection ?? data.name,
        from: document,
        settings: [
          ['enforceTypes', 'false'],
          ['replicate', 'false'],
        ],
      }),
    );
  return { path: 'default/collections.conf', pieces: ['\n', stanzas] };
}
