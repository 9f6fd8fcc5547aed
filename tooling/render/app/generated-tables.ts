import { sortedBy } from '../../base/order.ts';
import type { DataSource } from '../../content/model.ts';
import type { AppFile, AppInput } from './app-input.ts';
import { csvText } from './conf/csv.ts';
import type { Stanza } from './conf/stanza.ts';
import { deprecationRows } from './deprecation-table.ts';
import type { AppProfile } from './profile.ts';

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** A lookup that the build makes. */
export interface GeneratedTable {
  readonly name: string;
  readonly description: string;
  readonly rows: readonly (readonly string[])[];
  readonly case_sensitive_match?: boolean;
}

/** The lookups that the build makes: data sources, and what became of old content. The 2024 format has none. */
export function generatedTables({ input, profile }: Context): GeneratedTable[] {
  if (profile.format === '2024') return [];
  return [
    {
      name: 'data_sources',
      description: 'A lookup file that contains the data source objects for detections.',
      rows: dataSourceRows(input, profile),
      case_sensitive_match: false,
    },
    {
      name: 'deprecation_info',
      description:
        'A lookup file that contains information about content that has been deprecated or removed from the app.',
      rows: deprecationRows(input, profile),
    },
  ];
}

/** Their names have the date of the build. */
export function tableFileName({ name }: GeneratedTable, { input: { time } }: Context): string {
  return `${name}_${time.toISOString().slice(0, 10).replaceAll('-', '')}.csv`;
}

/** The files of generated lookups. */
export function generatedTableFiles(context: Context): AppFile[] {
  const { csv } = context.profile;
  return generatedTables(context).map((table) => ({
    path: `lookups/${tableFileName(table, context)}`,
    content: csvText(table.rows, csv),
  }));
}

/** The stanzas of generated lookups in transforms.conf. */
export function generatedTransforms(context: Context): Stanza[] {
  const { flag } = context.profile;
  return generatedTables(context).map((table) => ({
    name: table.name,
    settings: [
      ['filename', tableFileName(table, context)],
      ...(table.case_sensitive_match === undefined
        ? []
        : [['case_sensitive_match', flag(table.case_sensitive_match)] as const]),
      ['# description', table.description],
    ],
  }));
}

const DATA_SOURCE_COLUMNS = [
  'name',
  'id',
  'author',
  'source',
  'sourcetype',
  'separator',
  'supported_TA_name',
  'supported_TA_version',
  'supported_TA_url',
  'description',
];

function dataSourceRows({ content }: AppInput, { sorted }: AppProfile): string[][] {
  const sources = content.data_source.all.map(({ data }) => data);
  const ordered = sorted ? sortedBy(sources, ({ name }) => name) : sources;
  return [DATA_SOURCE_COLUMNS, ...ordered.map(dataSourceRow)];
}

function dataSourceRow(data: DataSource): string[] {
  const [addOn] = data.supported_TA ?? [];
  return [
    data.name,
    data.id,
    data.author,
    data.source ?? '',
    data.sourcetype ?? '',
    data.separator ?? '',
    addOn?.name ?? '',
    String(addOn?.version ?? ''),
    addOn?.url ?? '',
    data.description,
  ];
}
