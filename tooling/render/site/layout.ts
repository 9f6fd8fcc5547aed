import { shortLine } from '../../base/shortened.ts';
import type { OutputFile } from '../output-file.ts';
import { type Html, html, type Part } from './html.ts';

/** The parts of the site that the menu leads to. */
export const SECTIONS = {
  detections: { title: 'Detections', path: 'detections/index.html' },
  stories: { title: 'Stories', path: 'stories/index.html' },
  techniques: { title: 'ATT&CK', path: 'techniques/index.html' },
  'data-sources': { title: 'Data sources', path: 'data-sources/index.html' },
  'data-models': { title: 'Data models', path: 'data-models/index.html' },
  macros: { title: 'Macros', path: 'macros/index.html' },
  lookups: { title: 'Lookups', path: 'lookups/index.html' },
} as const satisfies Record<string, { readonly title: string; readonly path: string }>;

export type Section = keyof typeof SECTIONS;

/** One page, all but the frame that is around every page. */
export interface Page {
  /** Relative to the site's root. */
  readonly path: string;
  readonly title: string;
  /** What search engines and link previews show. */
  readonly summary?: string | undefined;
  /** The part of the site that the page belongs to; undefined for the home page. */
  readonly section?: Section | undefined;
  readonly main: Html;
  /** Names of scripts in assets/ that this page needs beyond those of every page. */
  readonly scripts?: readonly string[];
}

/** The way from a page to the site's root: empty, or `../` for each folder. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** A page as a file, with the frame around it. */
export function pageFile(page: Page): OutputFile {
  return { path: page.path, text: `<!doctype html>\n${documentOf(page).text}\n` };
}

/**
 * A second lock behind the escaping: only our own files run or load, and nothing in the page itself does.
 * Pages on the disk have no origin of their own, so that their files are named by their scheme.
 */
const POLICY =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; base-uri 'none'";

function documentOf(page: Page): Html {
  const root = rootOf(page.path);
  const title = page.section === undefined ? page.title : `${page.title} · Tripline`;
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${page.summary !== undefined && html`<meta name="description" content="${firstSentences(page.summary)}">`}
<link rel="canonical" href="./">
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/theme.js"></script>
<script src="${root}assets/site.js" defer></script>
${(page.scripts ?? []).map((name) => html`<script src="${root}assets/${name}" defer></script>\n`)}</head>
<body data-root="${root}">
<a class="skip" href="#main">Skip to the content</a>
${header(root, page.section)}
<main id="main" tabindex="-1">
${page.main}
</main>
<footer class="foot"><p>Made from the content by Tripline. ATT&amp;CK® names and ids are © The MITRE Corporation and are reproduced with its permission.</p></footer>
</body>
</html>`;
}

function header(root: string, current: Section | undefined): Html {
  return html`<header class="head">
<a class="brand" href="${root}index.html"${ariaCurrent(current === undefined)}><svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M2 12h7l2-6 3 12 2-6h6" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round"/></svg>Tripline</a>
<nav aria-label="Main"><ul>
${Object.entries(SECTIONS).map(
  ([key, { title, path }]) =>
    html`<li><a href="${root}${path}"${ariaCurrent(key === current)}>${title}</a></li>\n`,
)}</ul></nav>
<form class="find" role="search" action="${root}detections/index.html" method="get"><label class="away" for="find">Search detections</label><input id="find" name="q" type="search" placeholder="Search detections" autocomplete="off"></form>
<button class="theme" type="button" hidden aria-pressed="false" title="Dark colours"><span aria-hidden="true">◐</span><span class="away">Dark colours</span></button>
</header>`;
}

function ariaCurrent(isCurrent: boolean): Part {
  return isCurrent && html` aria-current="page"`;
}

/** Enough of a text for a preview. */
function firstSentences(text: string): string {
  return shortLine(text, 200);
}
