/** Adds a value to the list under a key, which is made where there is none. */
export function addTo<K, V>(listByKey: Map<K, V[]>, key: K, value: V): void {
  const values = listByKey.get(key);
  if (values === undefined) listByKey.set(key, [value]);
  else values.push(value);
}
