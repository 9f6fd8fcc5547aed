import { isSafeAddress } from '../safe-address.ts';
import { dataModelAddress } from './addresses.ts';
import { printed } from './text.ts';
import type { LinkView } from './view.ts';

/** A data model with its documentation. */
export function dataModelView(name: string): LinkView {
  return { text: name, href: dataModelAddress(name) };
}

/** A URL from an author: shown as its own text, and linked only if it cannot run a script. */
export function writtenLink(value: unknown): LinkView {
  const text = printed(value);
  return { text, href: isSafeAddress(text) ? text : undefined };
}
