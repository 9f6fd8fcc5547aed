/** Whether a link target is safe: a website, an email address, or a path relative to the page. */
export function isSafeAddress(address: string): boolean {
  // Browsers ignore whitespace and control characters before and in a scheme.
  const text = address.replace(/[\s\p{Cc}]/gu, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) return ['http', 'https', 'mailto'].includes(scheme);
  return !/^[/\\]{2}/.test(text);
}

/** Whether a link target is absolute and safe; URLs from authors cannot be relative to a page. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && isSafeAddress(address);
}
