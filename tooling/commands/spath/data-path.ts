import type { PathStep, Selector } from '../../plan/extraction.ts';

const STEP = /([^.{}]*)((?:\{[^{}]*\})*)(?:\.|$)/y;

/** The maximum nesting of data. */
const LONGEST = 256;

/**
 * ```
 * path     : step ("." step)*
 * step     : name? selector*
 * selector : "{}" | "{" number "}" | "{@" attribute "}"
 * ```
 *
 * Undefined for invalid paths, and for paths longer than the maximum nesting of data.
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
