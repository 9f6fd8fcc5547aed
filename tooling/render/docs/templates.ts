import Handlebars from 'handlebars';
import type { DocsFormat } from './addresses.ts';
import type { Site } from './style.ts';
import { codeSpan, escapeHtml, inertText, printed, quoted, scalar, tableCell } from './text.ts';
import type { LinkView } from './view.ts';

/** The template texts, by path in docs-templates/. */
export type DocsTemplates = ReadonlyMap<string, string>;

/** Renders one page. */
type LayOut = (view: object) => string;

/** The templates of both kinds of pages. */
interface Layouts {
  readonly detection: LayOut;
  readonly story: LayOut;
  /** Undefined for a site without list pages. */
  readonly lists: ListLayouts | undefined;
}

/** The templates of list pages. */
export interface ListLayouts {
  readonly detections: LayOut;
  readonly type: LayOut;
}

/** Compiles the templates of a site, with the front matter of a format. */
export function compileTemplates(
  templates: DocsTemplates,
  { site, format }: { readonly site: Site; readonly format: DocsFormat },
): Layouts {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  handlebars.registerPartial('front-matter', textOf(templates, `front-matter/${format}.hbs`));
  handlebars.registerPartial('annotation', textOf(templates, 'own/annotation.hbs'));
  const layout = (name: string): LayOut =>
    // Markdown is not HTML, so each template escapes explicitly.
    handlebars.compile(textOf(templates, `${site.templates}/${name}.hbs`), { noEscape: true });
  const lists = site.hasLists
    ? { detections: layout('detections'), type: layout('type') }
    : undefined;
  return { detection: layout('detection'), story: layout('story'), lists };
}

function textOf(templates: DocsTemplates, path: string): string {
  const text = templates.get(path);
  if (text === undefined) throw new Error(`incomplete package: docs-templates/${path} is missing`);
  return text;
}

/** The helpers of templates. Handlebars appends its own argument to each call. */
const helpers = {
  esc: (value: unknown) => escapeHtml(printed(value)),
  prose: (value: unknown) => inertText(printed(value)),
  cell: (value: unknown) => tableCell(printed(value)),
  code: (value: unknown) => codeSpan(printed(value)),
  address: (value: unknown) => addressInLink(printed(value)),
  quoted: (value: unknown) => quoted(printed(value)),
  scalar: (value: unknown) => scalar(printed(value)),
  join: (values: readonly unknown[]) => values.map(printed).join(', '),
  any: (...values: readonly unknown[]) => values.slice(0, -1).some(isSomething),
  link: ({ text, href }: LinkView) => markdownLink(text, href),
};

function isSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function markdownLink(text: string, href: string | undefined): string {
  const shown = tableCell(text);
  return href === undefined
    ? shown
    : `[${shown.replaceAll('[', '&#91;').replaceAll(']', '&#93;')}](${addressInLink(href)})`;
}

/** Escapes everything that would end the link early, be a template, or change the URL when parsed. */
function addressInLink(href: string): string {
  return href
    .replace(/&(?=#|\w+;)/g, '&amp;')
    .replace(
      /[\s()<>{}[\]"`\\|]/g,
      (character) => BRACKETS[character] ?? encodeURIComponent(character),
    );
}

/** Characters that encodeURIComponent does not encode. */
const BRACKETS: Readonly<Record<string, string>> = { '(': '%28', ')': '%29' };
