/** Whether a search is the document of a Sigma rule or correlation. */
export function isSigmaRule(text: string): boolean {
  return (
    (/^logsource\s*:/m.test(text) && /^detection\s*:/m.test(text)) ||
    (/^correlation\s*:/m.test(text) && /^\s+rules\s*:/m.test(text))
  );
}
