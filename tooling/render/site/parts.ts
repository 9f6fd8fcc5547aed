import { isWebAddress } from '../safe-address.ts';
import { type Html, html, joined, type Part } from './html.ts';
import { PROOF_NAMES } from './proof.ts';
import type { DetectionEntry, Entry, Mention, Proof } from './site.ts';
import type { Change } from './site-input.ts';

/** A link to a page of the site; `root` is the relative path from the linking page to the site's root. */
export function pageLink(root: string, { name, path }: Mention, text: Part = name): Html {
  return path === undefined
    ? html`<span>${text}</span>`
    : html`<a href="${root}${path}">${text}</a>`;
}

/** Links in one line. */
export function pageLinks(root: string, mentions: readonly Mention[]): readonly Part[] {
  return joined(
    mentions.map((item) => pageLink(root, item)),
    ', ',
  );
}

/** A URL from an author: a link if it is absolute and safe, otherwise text. */
export function writtenLink(address: string | undefined, text: string): Html {
  const shown = html`${text}`;
  return address !== undefined && isWebAddress(address)
    ? html`<a href="${address}" rel="noreferrer">${shown}</a>`
    : shown;
}

/** A section of a page with a linkable heading; empty without content. */
export function section(id: string, title: string, body: Part): Html {
  if (isNothing(body)) return html``;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title} <a class="anchor" href="#${id}" aria-label="Link to ${title}">#</a></h2>
${body}
</section>
`;
}

/** Whether a part shows nothing. */
export function isNothing(part: Part): boolean {
  if (part === undefined || part === false || part === '') return true;
  if (Array.isArray(part)) return part.every(isNothing);
  return typeof part === 'object' && 'text' in part && part.text === '';
}

/** Names and values side by side; entries without a value are omitted. */
export function facts(lines: readonly (readonly [name: string, value: Part])[]): Html {
  const shown = lines.filter(([, value]) => !isNothing(value));
  if (shown.length === 0) return html``;
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

/** The columns and rows of a table. */
export interface TableParts {
  readonly caption: string;
  /** A column whose name ends with `?` is hidden on narrow screens. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Part[])[];
}

/** A table whose first column is the row header; it scrolls in its own box if too wide. */
export function table({ caption, columns, rows }: TableParts): Html {
  if (rows.length === 0) return html``;
  const heads = columns.map((name) => ({
    name: name.replace(/\?$/, ''),
    wide: name.endsWith('?') && html` class="wide"`,
  }));
  const cellsOf = (cells: readonly Part[]) =>
    cells.map((cell, index) => html`<td${heads[index + 1]?.wide}>${cell}</td>`);
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption class="away">${caption}</caption>
<thead><tr>${heads.map(({ name, wide }) => html`<th scope="col"${wide}>${name}</th>`)}</tr></thead>
<tbody>
${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cellsOf(cells)}</tr>\n`)}</tbody>
</table></div>`;
}

/** A badge. */
export function badge(kind: string, text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`;
}

/** The badge that shows how well a detection is tested. */
export function proofBadge(proof: Proof): Html {
  return badge(`proof-${proof}`, PROOF_NAMES[proof]);
}

/** A table of detections for other pages. */
export function detectionTable(
  root: string,
  detections: readonly DetectionEntry[],
  caption: string,
): Html {
  return table({
    caption,
    columns: ['Detection', 'ATT&CK', 'Type?', 'Tests'],
    rows: detections.map((entry) => [
      pageLink(root, entry),
      techniqueLinks(root, entry),
      entry.view.type,
      proofBadge(entry.proof),
    ]),
  });
}

/** The techniques of a detection, by ID. */
export function techniqueLinks(root: string, { techniques }: DetectionEntry): readonly Part[] {
  const links = techniques.map(
    ({ id, path, technique }) => html`<a href="${root}${path}" title="${technique.name}">${id}</a>`,
  );
  return joined(links, ' ');
}

/** How many of the detections have a passing test. */
export function testedCount(detections: readonly DetectionEntry[]): number {
  return detections.filter(({ proof }) => proof === 'passing').length;
}

/** Names as a list of code spans. */
export function codeList(names: readonly string[]): readonly Part[] {
  return joined(
    names.map((name) => html`<code>${name}</code>`),
    ' ',
  );
}

/** References of the author. */
export function referenceList(
  references: readonly { readonly text: string; readonly href: string | undefined }[],
): Html {
  if (references.length === 0) return html``;
  return html`<ul class="plain">${references.map(({ text, href }) => html`<li>${writtenLink(href, text)}</li>\n`)}</ul>`;
}

/** Pages in a list. */
export function entryList(root: string, entries: readonly Entry[]): Html {
  if (entries.length === 0) return html``;
  return html`<ul class="plain">${entries.map((entry) => html`<li>${pageLink(root, entry)}</li>\n`)}</ul>`;
}

/** The Git history of one file. */
export function changeList(changes: readonly Change[]): Html {
  if (changes.length === 0) return html``;
  return html`<ol class="changes">${changes.map(
    ({ date, subject, author, commit }) =>
      html`<li><time datetime="${date}">${date}</time> ${subject} <span class="quiet">${author}, <code>${commit}</code></span></li>\n`,
  )}</ol>`;
}
