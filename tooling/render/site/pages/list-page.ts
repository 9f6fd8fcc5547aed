import { counted } from '../../../base/counted.ts';
import type { LinkView } from '../../docs/view.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Page, SECTIONS, type Section } from '../layout.ts';
import { table, writtenLink } from '../parts.ts';

interface ListParts {
  readonly lead: string;
  /** Additional text or links. */
  readonly also?: Part;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Part[])[];
}

/** A page that lists all content of one kind, with a filter. */
export function listPage(key: Section, { lead, also, columns, rows }: ListParts): Page {
  const { title, path } = SECTIONS[key];
  return {
    path,
    title,
    summary: lead,
    section: key,
    scripts: ['list.js'],
    main: html`<h1>${title}</h1>
<p class="lead">${lead}</p>
${also}
${rows.length === 0 ? html`<p>None.</p>` : filterable({ title, columns, rows })}`,
  };
}

function filterable({
  title,
  columns,
  rows,
}: Pick<ListParts, 'columns' | 'rows'> & { title: string }): Html {
  return html`<div class="filter"><label for="filter">Filter</label><input id="filter" type="search" autocomplete="off"><output for="filter" id="count">${counted(rows.length, 'entry', 'entries')}</output></div>
<div data-filtered>${table({ caption: title, columns, rows })}</div>`;
}

/** Links to the YAML of the page, in the site and in the repository. */
export function sourceLine({ text, href }: LinkView): Html {
  return html`<p class="source">Source: <a href="source.yml">YAML</a>, <code>${text}</code>${href !== undefined && html` in ${writtenLink(href, 'the repository')}`}</p>`;
}
