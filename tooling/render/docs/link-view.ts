import { isSafeAddress } from '../safe-address.ts';
import { dataModelAddress } from './addresses.ts';
import { printed } from './text.ts';
import type { LinkView } from './view.ts';

/** A data model with its documentation. */
export function dataModelView(name: string): LinkView {
  return { text: name, href: dataModelAddress(name) };
}

/** An address that an author wrote: it is its own text, and no link where it would run a script. */
export function writtenLink(value: unknown): LinkView {
  const text = printed(value);
  return { text, href: isSafeAddress(text) ? text : undefined };
}
