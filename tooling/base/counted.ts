/** A count with its noun in singular or plural: `1 row`, `1,204 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${agree(count, one, many)}`;
}

/** The word that agrees with a count: `is` for 1, `are` otherwise. */
export function agree(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
