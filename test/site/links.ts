import { posix } from 'node:path';
import { elementsOf } from './html.ts';

/** Files of a site by their path below its root, with forward slashes. */
export type SiteFiles = ReadonlyMap<string, string>;

/** What was found on the pages of a site. */
export interface SiteCheck {
  readonly pages: number;
  readonly links: number;
  /** Pages that are unsound HTML, a line each. */
  readonly unsound: readonly string[];
  /** Links that lead nowhere, a line each. */
  readonly broken: readonly string[];
}

/** Reads all pages, and follows every link within the site, anchors included. */
export function checkSite(files: SiteFiles): SiteCheck {
  const parts = new Map<string, PageParts>();
  const unsound: string[] = [];
  for (const [path, text] of files) {
    if (!path.endsWith('.html')) continue;
    try {
      parts.set(path, partsOf(text));
    } catch (error) {
      unsound.push(`${path}: ${String(error)}`);
    }
  }
  return { pages: parts.size + unsound.length, unsound, ...followed(files, parts) };
}

function followed(files: SiteFiles, parts: ReadonlyMap<string, PageParts>) {
  const broken: string[] = [];
  let count = 0;
  for (const [page, { links }] of parts) {
    count += links.size;
    for (const link of links) {
      const problem = problemOf(link, { page, files, parts });
      if (problem !== undefined) broken.push(`${page}: ${JSON.stringify(link)} ${problem}`);
    }
  }
  return { links: count, broken };
}

/** The addresses that a page names, each once, and the anchors that it has. */
interface PageParts {
  readonly links: ReadonlySet<string>;
  readonly anchors: ReadonlySet<string>;
}

function partsOf(html: string): PageParts {
  const links = new Set<string>();
  const anchors = new Set<string>();
  for (const { attributes } of elementsOf(html)) {
    const id = attributes.get('id');
    if (id !== undefined) anchors.add(id);
    // It says which of a page's addresses counts, and leads nowhere.
    if (attributes.get('rel') === 'canonical') continue;
    for (const name of ['href', 'src', 'action', 'data', 'poster']) {
      const address = attributes.get(name);
      if (address !== undefined) links.add(address);
    }
  }
  return { links, anchors };
}

interface Place {
  readonly page: string;
  readonly files: SiteFiles;
  readonly parts: ReadonlyMap<string, PageParts>;
}

function problemOf(link: string, { page, files, parts }: Place): string | undefined {
  if (/^(https?:|mailto:)/i.test(link)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) return 'has a scheme that pages should not use';
  if (link.startsWith('/')) return 'depends on where the site lies';
  const [address = '', anchor] = splitAt(link, '#');
  const [path = ''] = splitAt(address, '?');
  const target = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
  if (target.startsWith('..')) return 'leads out of the site';
  if (!files.has(target)) return `leads to ${target}, which is not there`;
  if (anchor === undefined || anchor === '') return undefined;
  return parts.get(target)?.anchors.has(decodeURIComponent(anchor)) === false
    ? 'names an anchor that is not there'
    : undefined;
}

function splitAt(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
