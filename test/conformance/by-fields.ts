/**
 * The fields by which the last statistics of a search group its rows, without those that the search itself makes or
 * renames.
 */
export function byFieldsOf(search: string): readonly string[] {
  const clauses = [...search.matchAll(/\b(?:stats|tstats)\b[^|]*?\bby\b([^|[\]]*)/gi)];
  const [, by = ''] = clauses.at(-1) ?? [];
  const changed = new Set(
    [...search.matchAll(/\b(?:rename|eval|rex|lookup|mvexpand|fillnull)\b([^|]*)/gi)].flatMap(
      ([, text = '']) => text.match(/[\w.]+/g) ?? [],
    ),
  );
  const names = by.replace(/\bspan\s*=\s*\S+/g, '').match(/["'\w.{}]+/g) ?? [];
  return names
    .map((name) => name.replace(/["']/g, '').replace(/^[A-Z]\w*\.(?:[A-Z]\w*\.)?/, ''))
    .filter((name) => !name.startsWith('_') && !changed.has(name));
}
