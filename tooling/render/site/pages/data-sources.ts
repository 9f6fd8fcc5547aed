import { counted } from '../../../base/counted.ts';
import { isRecord } from '../../../base/record.ts';
import { shortened } from '../../../base/shortened.ts';
import type { DataSource } from '../../../content/model.ts';
import { toText } from '../../../events/field-value.ts';
import { type Html, html, type Part } from '../html.ts';
import type { Page } from '../layout.ts';
import { markdown } from '../markdown.ts';
import {
  changeList,
  codeList,
  detectionTable,
  entryList,
  facts,
  pageLink,
  section,
  table,
  writtenLink,
} from '../parts.ts';
import type { DataSourceEntry, Site } from '../site.ts';
import { codeBlock } from './code-block.ts';
import { listPage, sourceLine } from './list-page.ts';
import { readableLog } from './readable-log.ts';

/** The pages of all data sources, and the list of them. */
export function* dataSourcePages({ dataSources }: Site): Iterable<Page> {
  yield listPage('data-sources', {
    lead: 'Sources of events, how their events are recognized, and how their fields are mapped to data models.',
    columns: ['Data source', 'Detections', 'Sourcetype?', 'Description?'],
    rows: dataSources.map((entry) => [
      pageLink('../', entry),
      entry.detections.length,
      entry.document.data.sourcetype,
      entry.document.data.description,
    ]),
  });
  for (const source of dataSources) yield dataSourcePage(source);
}

function dataSourcePage(entry: DataSourceEntry): Page {
  const root = '../../';
  const { data, path } = entry.document;
  return {
    path: entry.path,
    title: data.name,
    summary: data.description,
    section: 'data-sources',
    main: html`<h1>${data.name}</h1>
<div class="prose lead">${markdown(data.description)}</div>
${facts([
  ['Refines', entry.parent && pageLink(root, entry.parent)],
  ['Source', data.source && html`<code>${data.source}</code>`],
  ['Sourcetype', data.sourcetype && html`<code>${data.sourcetype}</code>`],
  ['Separated by', separatorText(entry)],
  ['Tags', (data.event_tags ?? []).join(', ')],
  ['ATT&CK data components', (data.mitre_components ?? []).join(', ')],
  ['Configuration', data.configuration && writtenLink(data.configuration, data.configuration)],
  ['Author', data.author],
  ['Last change', data.date],
  ['Version', data.version],
])}
${section('example', 'Example log', data.example_log && codeBlock('Example log', readableLog(data.example_log)))}
${section('mapping', 'Field mapping', mappingTable(entry))}
${section('documented-mapping', 'Documented mapping', documentedMapping(data))}
${section('refinements', 'Refined by', entryList(root, entry.children))}
${section('fields', 'Fields', fieldList(data.fields ?? []))}
${section('detections', counted(entry.detections.length, 'detection'), detectionTable(root, entry.detections, `Detections on ${data.name}`))}
${section('history', 'History', changeList(entry.history))}
${sourceLine({ text: path, href: undefined })}`,
  };
}

function separatorText({ separator, document }: DataSourceEntry): Part {
  const values = [document.data.separator_value ?? []].flat().join(', ');
  if (separator === undefined) return undefined;
  return html`<code>${separator}${values && ` = ${values}`}</code>`;
}

/** Each data model field with its raw fields, its expression and its value in the example. */
function mappingTable({ mapping: { origins, example }, name }: DataSourceEntry): Html {
  return table({
    caption: 'Data model fields and their raw fields',
    columns: ['Data model field', 'Raw fields', 'Expression', ...(example ? ['Example'] : [])],
    rows: origins.map((origin) => [
      html`<code>${origin.field}</code>`,
      codeList(origin.reads),
      html`<code>${origin.expression}</code>${origin.dataSource !== name && html` <span class="quiet">from ${origin.dataSource}</span>`}`,
      ...(example ? [valueText(toText(example.get(origin.field)))] : []),
    ]),
  });
}

function valueText(text: string): Part {
  if (text === '') return html`<span class="quiet">none</span>`;
  return html`<code>${shortened(text, 200)}</code>`;
}

/** The mapping as documented by the author, if there is no other. */
function documentedMapping({ field_mappings = [] }: DataSource): Html {
  return html`${field_mappings.map((mapping) => {
    const { data_set, data_model, mapping: pairs } = mapping;
    if (!isRecord(pairs)) return undefined;
    const target = [data_model, data_set].filter((part) => typeof part === 'string').join(' ');
    return table({
      caption: `Mapping to ${target}`,
      columns: ['Raw field', target],
      rows: Object.entries(pairs).map(([raw, common]) => [
        html`<code>${raw}</code>`,
        html`<code>${String(common)}</code>`,
      ]),
    });
  })}`;
}

function fieldList(fields: readonly string[]): Html {
  if (fields.length === 0) return html``;
  return html`<p class="fields">${codeList(fields)}</p>`;
}
