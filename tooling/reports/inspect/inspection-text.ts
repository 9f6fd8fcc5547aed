import { counted } from '../../base/counted.ts';
import { isoTime } from '../../base/iso-time.ts';
import { shortened } from '../../base/shortened.ts';
import type { FormatChoice } from '../../data-sources/read-events.ts';
import { DEFAULT_YEAR } from '../../data-sources/text/yearless.ts';
import type { Inspection } from '../../detect/inspect-file.ts';
import { listed } from '../parts/listed.ts';

/** What an event file has, as sections of text. */
export function inspectionText(file: string, found: Inspection): string {
  const { hosts, sources, ids, dataSources, datasets, fields } = found;
  const named = ({ events, name }: (typeof hosts)[number]) => [
    countText(events),
    oneLine(name, 60),
  ];
  const sections = [
    `${file}\n${headLines(found).join('\n')}\n`,
    listed(
      'sources, sourcetypes',
      sources.map(({ events, source, sourcetype }) => [
        countText(events),
        source || '-',
        sourcetype || '-',
      ]),
    ),
    listed('hosts', hosts.map(named), SHOWN_HOSTS),
    listed('event IDs', ids.map(idCells)),
    listed('data sources', dataSources.map(named)),
    listed('data models', datasets.map(named)),
    nowhereText(found),
    adviceText(found),
    listed('fields (*: calculated by a data source)', fields.map(fieldCells), SHOWN_FIELDS),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function idCells({ events, sourcetype, field, id }: Inspection['ids'][number]): string[] {
  return [countText(events), `${field} ${oneLine(id, 50)}`, sourcetype];
}

function fieldCells({ events, name, calculated, example }: Inspection['fields'][number]): string[] {
  return [countText(events), `${oneLine(name, 40)}${calculated ? ' *' : ''}`, oneLine(example, 60)];
}

/** A note for events in no data model: data model searches cannot find them. */
function nowhereText({ events, dataSources, datasets }: Inspection): string {
  if (events === 0 || datasets.length > 0) return '';
  return dataSources.length > 0
    ? 'these events are in no data model\n'
    : 'no data source matches these events, so they are in no data model\n';
}

/** What is missing for rows of data models. */
function adviceText({ missing, suggestions }: Inspection): string {
  const reasons = missing.map(({ events, dataSource, reason }) => [
    countText(events),
    dataSource,
    reason,
  ]);
  const sourcetypes = suggestions.map(({ sourcetype, source, dataSource, datasets }) => [
    `--sourcetype ${sourcetype} --source ${JSON.stringify(source)}`,
    dataSource,
    datasets.join(', '),
  ]);
  const sections = [
    listed('in no data model, because', reasons, SHOWN_HOSTS),
    listed('sourcetypes that would read the unrecognized events', sourcetypes),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

const SHOWN_HOSTS = 8;
const SHOWN_FIELDS = 40;

function headLines(found: Inspection): string[] {
  const { choice, wrappers, events, skippedRecords, malformedRecords, time, yearless } = found;
  const lines = [`format   ${formatText(choice)}`, `events   ${countText(events)}`];
  if (wrappers.length > 0) lines.splice(1, 0, `wrapper  ${wrappers.join(', ')}`);
  if (skippedRecords > 0)
    lines.push(`skipped  ${counted(skippedRecords, 'record')} that cannot be read`);
  if (malformedRecords > 0)
    lines.push(
      `as text  ${counted(malformedRecords, 'record')} malformed or in an unrecognized format`,
    );
  if (time !== undefined) lines.push(`time     ${timeText(time)}`);
  if (yearless.events > 0) lines.push(`         ${yearlessText(yearless)}`);
  return lines;
}

function yearlessText({ events, year }: Inspection['yearless']): string {
  const from =
    year === 'default'
      ? `read as ${DEFAULT_YEAR}; set it with --reference-time`
      : 'taken from the newest event with a year';
  return `no year in the times of ${counted(events, 'event')}: ${from}`;
}

const CHOSEN_BY: Readonly<Record<FormatChoice['by'], string>> = {
  sourcetype: 'from the source or sourcetype, confirmed by the content',
  content: 'detected from the content',
  default: 'fallback: no other format matches',
};

function formatText(choice: FormatChoice | undefined): string {
  if (choice === undefined) return 'none recognized';
  return `${choice.format.id} (${choice.format.summary}), ${CHOSEN_BY[choice.by]}`;
}

function timeText({ first, last }: NonNullable<Inspection['time']>): string {
  return first === last
    ? isoTime(first)
    : `${isoTime(first)} to ${isoTime(last)} (${spanText(last - first)})`;
}

const SPANS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'days'],
  [3600, 'hours'],
  [60, 'minutes'],
];

/** In the largest unit with a count of at least two. */
function spanText(seconds: number): string {
  const [size, unit] = SPANS.find(([length]) => seconds >= 2 * length) ?? [1, 'seconds'];
  return `${Number((seconds / size).toFixed(1))} ${unit}`;
}

function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** Limits a line to a number of characters; control characters are shown as dots. */
function oneLine(text: string, length: number): string {
  const line = text
    .slice(0, 4 * length)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '·');
  return shortened(line, length);
}
