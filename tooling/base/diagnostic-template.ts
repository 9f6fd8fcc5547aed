/** The text of a message or help whose parameters are shown as their names. */
export function templateOf(
  make: ((params: never) => string | undefined) | undefined,
): string | undefined {
  const params = new Proxy({}, { get: (_, name) => placeholder(String(name)) });
  const text = make?.(params as never);
  return text?.replaceAll(/[\r\n]+/g, ' ');
}

/** A placeholder for a parameter of any type: a text or number, or a list of texts. */
function placeholder(name: string): unknown {
  const text = `‹${name}›`;
  return Object.assign(Object(text), {
    join: () => text,
    map: () => [text],
    [Symbol.iterator]: () => [text][Symbol.iterator](),
  });
}
