import MarkdownIt, { type Token } from 'markdown-it';
import { escapeHtml } from '../docs/text.ts';
import { type Html, trusted } from './html.ts';
import { unusedName } from './unused-name.ts';

/** A Markdown file as HTML. */
export interface RenderedDocument {
  /** The text of the first heading of the first level, which the body does not repeat. */
  readonly title: string | undefined;
  /** The headings of the second level. */
  readonly headings: readonly Heading[];
  readonly body: Html;
}

interface Heading {
  readonly id: string;
  readonly text: string;
}

/**
 * Renders a Markdown file. Headings get the IDs that they have on GitHub. Tags are shown as text, comments are omitted,
 * and images are replaced by their text. `targetOf` maps each link; without a target, only its text remains.
 */
export function renderDocument(
  text: string,
  targetOf: (address: string) => string | undefined,
): RenderedDocument {
  const tokens = renderer.parse(text, {});
  const links = tokens.flatMap(({ children }) => children ?? []);
  for (const link of links.filter(({ type }) => type === 'link_open')) aim(link, targetOf);
  const headings = identified(tokens);
  const first = headings.find(({ level }) => level === 'h1');
  const body = tokens.filter((_, at) => first === undefined || at < first.at || at > first.at + 2);
  return {
    title: first?.text,
    headings: headings.filter(({ level }) => level === 'h2'),
    body: trusted(renderer.renderer.render(body, renderer.options, {})),
  };
}

function aim(link: Token, targetOf: (address: string) => string | undefined): void {
  const target = targetOf(String(link.attrGet('href') ?? ''));
  if (target === undefined) link.attrs = null;
  else link.attrSet('href', target);
}

/** IDs of the frame around each page. */
const RESERVED = ['main', 'find'];

/** Sets the IDs of all headings. */
function identified(tokens: readonly Token[]) {
  const taken = new Set(RESERVED);
  return tokens.flatMap((token, at) => {
    if (token.type !== 'heading_open') return [];
    const text = shownText(tokens[at + 1]?.children ?? []);
    const id = unusedName(headingId(text), { taken, first: 1 });
    taken.add(id);
    token.attrSet('id', id);
    return [{ at, level: token.tag, id, text }];
  });
}

function shownText(tokens: readonly Token[]): string {
  return tokens
    .filter(({ type }) => type !== 'html_inline')
    .map(({ content }) => String(content))
    .join('');
}

/** As on GitHub: lowercase letters, digits, `_` and `-`, with `-` for each space. */
function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** The parser recognizes tags so that comments can be omitted; nothing of them becomes HTML. */
function tags(tokens: readonly Token[], at: number): string {
  return escapeHtml((tokens[at]?.content ?? '').replace(/<!--[\s\S]*?-->/g, ''));
}

function plain(tokens: readonly Token[], at: number): string {
  return escapeHtml(tokens[at]?.content ?? '');
}

/** The keyboard can scroll what has a tab stop. */
function code(tokens: readonly Token[], at: number): string {
  return `<pre tabindex="0"><code>${plain(tokens, at)}</code></pre>\n`;
}

const renderer = new MarkdownIt({ html: true, linkify: false, typographer: false });
Object.assign(renderer.renderer.rules, {
  html_block: tags,
  html_inline: tags,
  image: plain,
  fence: code,
  code_block: code,
  table_open: () => '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>\n',
  table_close: () => '</table></div>\n',
});
