/** What is left of a search when what does not matter is taken away. */
interface SearchShape {
  /** Without comments, filter macro and the width of blanks: searches that agree in it find the same. */
  readonly exact: string;
  /** The same with `?` for each value. */
  readonly loose: string;
  /** The values, in order. */
  readonly values: readonly string[];
}

/** Quoted texts, what stands behind an equals sign, and numbers. */
const VALUE = /"(?:[^"\\]|\\.)*"|(?<==)[^\s"()|,`]+|\b\d+\b/g;

/** The shape of a search, as it is written. */
export function shapeOf(text: string): SearchShape {
  const exact = text
    .replaceAll(/```.*?```/gs, ' ')
    .replaceAll(/\|\s*`[\w:.-]+_filter(?:\([^`]*\))?`/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([|(),=]) ?/g, '$1')
    .trim();
  const values: string[] = [];
  const loose = exact.replaceAll(VALUE, (value) => {
    values.push(value);
    return '?';
  });
  return { exact, loose, values };
}
