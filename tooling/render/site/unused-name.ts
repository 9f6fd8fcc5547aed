/** A name as wanted or, if that is taken, with the first free number behind it, from `first` on. */
export function unusedName(
  wanted: string,
  { taken, first }: { readonly taken: { has(name: string): boolean }; readonly first: number },
): string {
  let name = wanted;
  for (let count = first; taken.has(name); count += 1) name = `${wanted}-${count}`;
  return name;
}
