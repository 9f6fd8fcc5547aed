/** A data source named in an entry of `data_source`, and its position in the entry. */
export interface NamedDataSource {
  readonly name: string;
  readonly start: number;
}

/** The data sources of an entry: `A AND B` requires both. */
export function dataSourcesIn(entry: string): readonly NamedDataSource[] {
  let start = 0;
  return entry.split(/(\s+AND\s+)/).flatMap((part, index) => {
    const named = { name: part, start };
    start += part.length;
    return index % 2 === 0 ? [named] : [];
  });
}
