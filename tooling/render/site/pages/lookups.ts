import { counted } from '../../../base/counted.ts';
import { shortened } from '../../../base/shortened.ts';
import { lookupType } from '../../../content/dialects/write-lookup.ts';
import { tableBeside } from '../../../content/lookup-table.ts';
import { toText } from '../../../events/field-value.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { markdown } from '../markdown.ts';
import { changeList, detectionTable, facts, pageLink, section, table } from '../parts.ts';
import type { LookupEntry, Site } from '../site.ts';
import { listPage, sourceLine } from './list-page.ts';

/** The pages of all lookups, and the list of them. */
export function* lookupPages({ lookups }: Site): Iterable<Page> {
  yield listPage('lookups', {
    lead: 'Lookups are tables that add fields to search results.',
    columns: ['Lookup', 'Rows', 'Detections', 'Description?'],
    rows: lookups.map((entry) => [
      pageLink('../', entry),
      entry.table?.rows.length ?? 0,
      entry.detections.length,
      entry.document.data.description,
    ]),
  });
  for (const lookup of lookups) yield lookupPage(lookup);
}

function lookupPage(entry: LookupEntry): Page {
  const { data, path } = entry.document;
  const { name, description } = data;
  const isCollection = lookupType(data) === 'kvstore';
  return {
    path: entry.path,
    title: name,
    summary: description,
    section: 'lookups',
    main: html`<h1><code>${name}</code></h1>
<div class="prose lead">${markdown(description)}</div>
${facts([
  ['File', !isCollection && html`<code>${data.filename ?? tableBeside(path)}</code>`],
  ['Collection', isCollection && html`<code>${data.collection ?? name}</code>`],
  ['Columns', (entry.table?.columns ?? []).join(', ')],
  ['Match type', [data.match_type ?? []].flat().join(', ')],
  ['Default match', data.default_match === undefined ? undefined : String(data.default_match)],
  ['Detections', entry.detections.length],
])}
${section('rows', counted(entry.table?.rows.length ?? 0, 'row'), rowTable(entry))}
${section('detections', counted(entry.detections.length, 'detection'), detectionTable('../../', entry.detections, `Detections that read ${name}`))}
${section('history', 'History', changeList(entry.history))}
${sourceLine({ text: path, href: undefined })}`,
  };
}

/** The limits of rows, columns and characters per cell in the preview of the table. */
const SHOWN_ROWS = 20;
const SHOWN_COLUMNS = 8;
const LONGEST_CELL = 120;

function rowTable({ table: content, name }: LookupEntry): Html {
  if (content === undefined || content.rows.length === 0) return html``;
  const columns = content.columns.slice(0, SHOWN_COLUMNS);
  const rows = content.rows.slice(0, SHOWN_ROWS);
  const rest = content.rows.length - rows.length;
  return html`${table({
    caption: `Rows of ${name}`,
    columns,
    rows: rows.map((row) =>
      columns.map((column) => shortened(toText(row.get(column)), LONGEST_CELL)),
    ),
  })}${rest > 0 && html`<p class="quiet">and ${rest.toLocaleString('en-US')} more</p>`}`;
}
