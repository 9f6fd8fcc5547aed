/** Appends a value to the list of a key, creating it if needed. */
export function addTo<K, V>(listByKey: Map<K, V[]>, key: K, value: V): void {
  const values = listByKey.get(key);
  if (values === undefined) listByKey.set(key, [value]);
  else values.push(value);
}
