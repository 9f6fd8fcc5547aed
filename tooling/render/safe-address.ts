/** Whether a link may lead there: to a site, to a mailbox, or to a place relative to the page. */
export function isSafeAddress(address: string): boolean {
  // Browsers pass over blanks and control characters before and inside of a scheme.
  const text = address.replace(/[\s\p{Cc}]/gu, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) return ['http', 'https', 'mailto'].includes(scheme);
  return !/^[/\\]{2}/.test(text);
}

/** Whether a link is whole by itself, and safe: an address of an author does not know where a page lies. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && isSafeAddress(address);
}
