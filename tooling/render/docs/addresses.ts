import type { DocsStyle } from './style.ts';
import { slug, tagAnchor } from './text.ts';

/** The kinds of site that pages can be made for. */
export const DOCS_FORMATS = ['jekyll', 'vitepress', 'mkdocs', 'plain'] as const;

/** What reads the pages: it decides front matter and links between pages, and nothing else. */
export type DocsFormat = (typeof DOCS_FORMATS)[number];

/** What an address of a detection page is made from. */
export interface PageIdentity {
  readonly id: string;
  readonly date: string;
  /** The folder that holds the detection. */
  readonly kind: string;
}

/** How pages of one format point at each other. */
export interface LinkStyle {
  detection(page: PageIdentity): string;
  story(name: string): string;
  technique(technique: { readonly id: string; readonly name: string }): string;
}

/** Where the page of a detection is written. */
export function detectionPath({ id, date }: PageIdentity): string {
  return `_posts/${date}-${id.toLowerCase()}.md`;
}

/** Where the page of a story is written. */
export function storyPath(name: string): string {
  return `_stories/${slug(name)}.md`;
}

/** As a site with `permalink: /:categories/:title/` and a collection named stories lays them out. */
const jekyllLinks: LinkStyle = {
  detection: ({ id, kind }) => `/${kind}/${id.toLowerCase()}/`,
  story: (name) => `/stories/${slug(name)}`,
  technique: ({ name }) => `/tags/#${tagAnchor(name)}`,
};

/** Relative links between files: every Markdown reader follows them. */
const fileLinks: LinkStyle = {
  detection: (page) => `../${detectionPath(page)}`,
  story: (name) => `../${encoded(storyPath(name))}`,
  technique: ({ id }) => techniqueAddress(id),
};

/** The links of a format. */
export function linkStyle(format: DocsFormat): LinkStyle {
  return format === 'jekyll' ? jekyllLinks : fileLinks;
}

/** A technique's page at MITRE. */
export function techniqueAddress(id: string): string {
  return `https://attack.mitre.org/techniques/${id.replaceAll('.', '/')}/`;
}

/** A data model's page in the documentation of Splunk's Common Information Model. */
export function dataModelAddress(name: string): string {
  return `https://docs.splunk.com/Documentation/CIM/latest/User/${name.replaceAll('_', '')}`;
}

/** A file in the content's repository; undefined when no repository is known. */
export function sourceAddress(
  { repository, branch, sourceLink }: DocsStyle,
  { path, view = 'blob' }: { readonly path: string; readonly view?: 'blob' | 'tree' },
): string | undefined {
  if (repository === undefined) return undefined;
  return `${repository}/${view}/${branch}/${sourceLink === 'slug' ? path : encoded(path)}`;
}

/** Blanks and brackets would end a Markdown link too early. */
function encoded(path: string): string {
  return encodeURI(path).replace(
    /[()#?]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
