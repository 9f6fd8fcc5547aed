/** Pairs, and for `cs1Label=Rule Name cs1=…` also the value under its label. Empty values are left out. */
export function labeledPairs(pairs: Iterable<readonly [string, string]>): Map<string, string> {
  const fields = new Map([...pairs].filter(([, value]) => value !== ''));
  for (const [name, label] of [...fields]) {
    const value = name.endsWith('Label') ? fields.get(name.slice(0, -'Label'.length)) : undefined;
    const own = label.replace(/[^A-Za-z0-9_]+/g, '_');
    if (value !== undefined && !fields.has(own)) fields.set(own, value);
  }
  return fields;
}
