import { counted } from '../../../base/counted.ts';
import type { Dataset } from '../../../content/model.ts';
import { dataModelAddress } from '../../docs/addresses.ts';
import { type Html, html, joined } from '../html.ts';
import type { Page } from '../layout.ts';
import { markdown } from '../markdown.ts';
import {
  changeList,
  detectionTable,
  facts,
  pageLink,
  referenceList,
  section,
  table,
  writtenLink,
} from '../parts.ts';
import type { DataModelEntry, Site } from '../site.ts';
import { siteSlug } from '../site-addresses.ts';
import { listPage, sourceLine } from './list-page.ts';

/** The pages of all data models, and the list of them. */
export function* dataModelPages({ dataModels }: Site): Iterable<Page> {
  yield listPage('data-models', {
    lead: 'Data models give events of different products common field names.',
    columns: ['Data model', 'Datasets?', 'Detections', 'Description?'],
    rows: dataModels.map((entry) => [
      pageLink('../', entry),
      entry.document.data.datasets.length,
      entry.detections.length,
      entry.document.data.description,
    ]),
  });
  for (const model of dataModels) yield dataModelPage(model);
}

function dataModelPage(entry: DataModelEntry): Page {
  const { data, path } = entry.document;
  const { name, description, datasets, references = [] } = data;
  return {
    path: entry.path,
    title: name,
    summary: description,
    section: 'data-models',
    main: html`<h1>${name}</h1>
<div class="prose lead">${markdown(description)}</div>
${facts([
  [
    'Datasets',
    joined(
      datasets.map((dataset) => html`<a href="#${anchorOf(dataset)}">${dataset.name}</a>`),
      ', ',
    ),
  ],
  ['Detections', entry.detections.length],
  ['Documentation', writtenLink(dataModelAddress(name), 'docs.splunk.com')],
])}
${datasets.map((dataset) => datasetSection(dataset))}
${section('detections', counted(entry.detections.length, 'detection'), detectionTable('../../', entry.detections, `Detections that read ${name}`))}
${section('references', 'References', referenceList(references.map((text) => ({ text, href: text }))))}
${section('history', 'History', changeList(entry.history))}
${sourceLine({ text: path, href: undefined })}`,
  };
}

function anchorOf({ name }: Dataset): string {
  return `dataset-${siteSlug(name)}`;
}

function datasetSection(dataset: Dataset): Html {
  const { name, parent, constraint, fields = [], unknown_fields = [] } = dataset;
  const calculated = Object.entries(dataset.calculated_fields ?? {});
  const rows = [
    ...fields.map((field) => [html`<code>${field}</code>`, 'from the event']),
    ...unknown_fields.map((field) => [
      html`<code>${field}</code>`,
      html`<code>unknown</code> if missing in the event`,
    ]),
    ...calculated.map(([field, expression]) => [
      html`<code>${field}</code>`,
      html`<code>${expression}</code>`,
    ]),
  ];
  return section(
    anchorOf(dataset),
    name,
    html`${facts([
      ['Inherits from', parent],
      ['Events', html`<code>${constraint}</code>`],
    ])}${table({ caption: `Fields of ${name}`, columns: ['Field', 'Value'], rows })}`,
  );
}
