import MarkdownIt from 'markdown-it';
import { type Html, trusted } from './html.ts';
import { isSafeAddress } from './safe-address.ts';

/** A text of the content as HTML. Tags in it are text, pictures are not loaded, and links only lead to harmless places. */
export function markdown(text: string | undefined): Html {
  return trusted(text === undefined ? '' : renderer.render(text));
}

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });
// A picture would be a request to somebody else's server.
renderer.disable(['image']);
renderer.validateLink = isSafeAddress;
