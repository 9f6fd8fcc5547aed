import type { DocsStyle } from './style.ts';
import { slug, tagAnchor } from './text.ts';

/** The site generators that pages can be written for. */
export const DOCS_FORMATS = ['jekyll', 'vitepress', 'mkdocs', 'plain'] as const;

/** The site generator that reads the pages, which affects only front matter and links between pages. */
export type DocsFormat = (typeof DOCS_FORMATS)[number];

/** The parts of the URL of a detection page. */
export interface PageIdentity {
  readonly id: string;
  readonly date: string;
  /** The folder of the detection. */
  readonly kind: string;
}

/** How pages of one format link to each other. */
export interface LinkStyle {
  detection(page: PageIdentity): string;
  story(name: string): string;
  technique(technique: { readonly id: string; readonly name: string }): string;
}

/** The output path of a detection page. */
export function detectionPath({ id, date }: PageIdentity): string {
  return `_posts/${date}-${id.toLowerCase()}.md`;
}

/** The output path of a story page. */
export function storyPath(name: string): string {
  return `_stories/${slug(name)}.md`;
}

/** The URLs of a Jekyll site with `permalink: /:categories/:title/` and a collection named stories. */
const jekyllLinks: LinkStyle = {
  detection: ({ id, kind }) => `/${kind}/${id.toLowerCase()}/`,
  story: (name) => `/stories/${slug(name)}`,
  technique: ({ name }) => `/tags/#${tagAnchor(name)}`,
};

/** Relative links between files, which work in every Markdown viewer. */
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

/** The URL of a file in the content's repository; undefined without a repository. */
export function sourceAddress(
  { repository, branch, sourceLink }: DocsStyle,
  { path, view = 'blob' }: { readonly path: string; readonly view?: 'blob' | 'tree' },
): string | undefined {
  if (repository === undefined) return undefined;
  return `${repository}/${view}/${branch}/${sourceLink === 'slug' ? path : encoded(path)}`;
}

/** Spaces and brackets would end a Markdown link early. */
function encoded(path: string): string {
  return encodeURI(path).replace(
    /[()#?]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
