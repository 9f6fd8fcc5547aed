import { html } from '../html.ts';
import { type Page, rootOf } from '../layout.ts';
import { pageLink } from '../parts.ts';
import type { DocumentPage, Site } from '../site.ts';

/** The pages of the documentation. */
export function* documentationPages({ documents }: Site): Iterable<Page> {
  const [first] = documents;
  for (const page of documents) yield documentPage(page, first);
}

function documentPage(page: DocumentPage, first: DocumentPage | undefined): Page {
  const { name, path, document, file } = page;
  const isFirst = page === first;
  return {
    path,
    title: name,
    section: 'documentation',
    main: html`${first !== undefined && !isFirst && html`<p>${pageLink(rootOf(path), first)}</p>`}
<h1>${name}</h1>
<div class="with-contents">
<nav class="contents" aria-label="On this page"><ul>${document.headings.map(
      ({ id, text }) => html`<li><a href="#${id}">${text}</a></li>\n`,
    )}</ul></nav>
<div class="body prose">
${document.body}
</div>
</div>
<p class="source">Source: <code>${file.path}</code></p>`,
  };
}
