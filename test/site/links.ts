import { posix } from 'node:path';
import { elementsOf } from './html.ts';

/** Files of a site by their path below its root, with forward slashes. */
export type SiteFiles = ReadonlyMap<string, string>;

/** What is wrong with the links of a site, a line each; pages that are unsound HTML are an exception. */
export function brokenLinks(files: SiteFiles): string[] {
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
  const parts = new Map(pages.map((path) => [path, partsOf(files.get(path) ?? '')]));
  const broken: string[] = [];
  for (const [page, { links }] of parts) {
    for (const link of links) {
      const problem = problemOf(link, { page, files, parts });
      if (problem !== undefined) broken.push(`${page}: ${JSON.stringify(link)} ${problem}`);
    }
  }
  return broken;
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
    // It says which of a page's addresses counts, and leads nowhere.
    if (attributes.get('rel') === 'canonical') continue;
    for (const name of ['href', 'src', 'action', 'data', 'poster']) {
      const address = attributes.get(name);
      if (address !== undefined) links.add(address);
    }
    const id = attributes.get('id');
    if (id !== undefined) anchors.add(id);
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
