import type { ContentDocument } from '../../content/document.ts';
import type { Detection, Story } from '../../content/model.ts';
import type { PageAnnotations } from './page-annotations.ts';
import { escapeHtml, slug } from './text.ts';
import type { FrontMatterView, TechniqueView } from './view.ts';
import type { ViewContext } from './view-context.ts';

interface FrontMatterInput {
  readonly document: ContentDocument<Detection>;
  readonly techniques: readonly TechniqueView[];
  readonly kind: string;
  readonly annotations: PageAnnotations;
}

/** The front matter of a detection page. */
export function detectionFrontMatter(
  input: FrontMatterInput,
  context: ViewContext,
): FrontMatterView {
  const { document, techniques, kind, annotations } = input;
  const { name, date, tags } = document.data;
  const names = techniques.flatMap((technique) => [technique.name, ...technique.tactics]);
  // Themes insert these texts into the page unchanged, so they are escaped like the page.
  const text = context.format === 'jekyll' ? escapeHtml : asItIs;
  const all = [
    ...names,
    ...(tags.product ?? []),
    ...(tags.cve ?? []),
    ...annotations.dataModels,
  ].map(text);
  return {
    title: text(name),
    excerpt: text(techniques.map((technique) => technique.name).join(', ')),
    category: text(kind.slice(0, 1).toUpperCase() + kind.slice(1)),
    date,
    tags: context.style.site.verbatim ? all : [...new Set(all)],
    redirectFrom: context.format === 'jekyll' ? text(`${kind}/${slug(name)}/`) : undefined,
    templateSyntax: hasTemplateSyntax(document),
  };
}

/** The front matter of a story page. */
export function storyFrontMatter(
  document: ContentDocument<Story>,
  dataModels: readonly string[],
  { format, style }: ViewContext,
): FrontMatterView {
  const { name, date, tags } = document.data;
  // The published story pages are not escaped.
  const text = format === 'jekyll' && !style.site.verbatim ? escapeHtml : asItIs;
  return {
    title: text(name),
    excerpt: undefined,
    category: undefined,
    date,
    tags: [...(tags.product ?? []), ...dataModels, ...(tags.kill_chain_phases ?? [])].map(text),
    redirectFrom: undefined,
    templateSyntax: hasTemplateSyntax(document),
  };
}

function asItIs(text: string): string {
  return text;
}

function hasTemplateSyntax({ source }: ContentDocument<unknown>): boolean {
  return /\{[{%]/.test(source.text);
}
