import MarkdownIt from 'markdown-it';
import { isSafeAddress } from '../safe-address.ts';
import { type Html, trusted } from './html.ts';

/** The limit of characters per text: ten times the longest real text, but small enough to render. */
export const LONGEST_TEXT = 20_000;

/** The part of a text that a page shows. */
export function shownText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT)}… (the rest is in the YAML)`;
}

/**
 * A Markdown text of the content as HTML. Tags are shown as text, images are not loaded, and only safe links are
 * kept.
 */
export function markdown(text: string | undefined): Html {
  return trusted(text === undefined ? '' : renderer.render(shownText(text)));
}

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });
// An image would be a request to another server.
renderer.disable(['image']);
renderer.validateLink = isSafeAddress;
