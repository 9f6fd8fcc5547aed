/** One step of a path into JSON or XML: a name, and what is taken of the things of that name. */
export interface PathStep {
  /** Empty where the path begins with brackets: `{}.id`. */
  readonly name: string;
  readonly selectors: readonly Selector[];
}

/** `{}`, `{2}` or `{@lang}`. */
export type Selector =
  | { readonly kind: 'all' }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'attribute'; readonly name: string };

const STEP = /([^.{}]*)((?:\{[^{}]*\})*)(?:\.|$)/y;

/** Data is not nested deeper than that. */
const LONGEST = 256;

/**
 * ```
 * path     : step ("." step)*
 * step     : name? selector*
 * selector : "{}" | "{" number "}" | "{@" attribute "}"
 * ```
 *
 * Undefined for a text of another form, and for one longer than any data is deep.
 */
export function parseDataPath(text: string): readonly PathStep[] | undefined {
  const steps: PathStep[] = [];
  let length = 0;
  for (let at = 0; at < text.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const [, name = '', selectors = ''] = STEP.exec(text) ?? [];
    if (name === '' && selectors === '') return undefined;
    const step = { name, selectors: [...selectors.matchAll(/\{([^{}]*)\}/g)].map(selector) };
    steps.push(step);
    length += 1 + step.selectors.length;
    if (length > LONGEST) return undefined;
  }
  return steps;
}

function selector([, inner = '']: readonly string[]): Selector {
  const text = inner.trim();
  if (text.startsWith('@')) return { kind: 'attribute', name: text.slice(1) };
  return /^\d+$/.test(text) ? { kind: 'index', index: Number(text) } : { kind: 'all' };
}
