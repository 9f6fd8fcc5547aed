import { counted } from '../../../base/counted.ts';
import type { LinkView } from '../../docs/view.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Page, SECTIONS, type Section } from '../layout.ts';
import { table, writtenLink } from '../parts.ts';

interface ListParts {
  readonly lead: string;
  /** What else there is to say, or to see. */
  readonly also?: Part;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Part[])[];
}

/** The page that lists everything of one kind; its table is filtered as one types. */
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
${rows.length === 0 ? html`<p>There are none.</p>` : filterable({ title, columns, rows })}`,
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

/** Where the page comes from: its YAML, here and in its repository. */
export function sourceLine({ text, href }: LinkView): Html {
  return html`<p class="source">Source: <a href="source.yml">YAML</a>, <code>${text}</code>${href !== undefined && html` in ${writtenLink(href, 'the repository')}`}</p>`;
}
