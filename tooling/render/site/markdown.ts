import MarkdownIt from 'markdown-it';
import { isSafeAddress } from '../safe-address.ts';
import { type Html, trusted } from './html.ts';

/** Pages show so much of one text: ten times what anybody has written in earnest, and little enough to be shown. */
export const LONGEST_TEXT = 20_000;

/** A text as far as a page shows it. */
export function shownText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT)}… (the rest is in the YAML)`;
}

/** A text of the content as HTML. Tags in it are text, pictures are not loaded, and links only lead to harmless places. */
export function markdown(text: string | undefined): Html {
  return trusted(text === undefined ? '' : renderer.render(shownText(text)));
}

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });
// A picture would be a request to somebody else's server.
renderer.disable(['image']);
renderer.validateLink = isSafeAddress;
