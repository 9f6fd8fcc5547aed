import type { CharSet } from './char-set.ts';

const known = new Map<string, CharSet>();

/** The characters of a Unicode category or script: `L`, `Lu`, `Greek`, `IsAlphabetic`. */
export function unicodeProperty(name: string): CharSet | undefined {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const test = propertyTest(name);
  if (test === undefined) return undefined;
  const set = scan(test);
  known.set(name, set);
  return set;
}

function propertyTest(name: string): RegExp | undefined {
  if (name === 'Any') return /[\s\S]/u;
  if (name === 'L&') return propertyTest('LC');
  const bare = name.replace(/^Is/, '');
  for (const source of [bare, `Script=${bare}`]) {
    try {
      return new RegExp(`\\p{${source}}`, 'u');
    } catch {
      // Not of this kind: try the next one.
    }
  }
  return undefined;
}

function scan(test: RegExp): CharSet {
  const ranges: number[] = [];
  let start = -1;
  for (let code = 0; code <= 0x110000; code += 1) {
    const inside = code < 0x110000 && test.test(String.fromCodePoint(code));
    if (inside && start < 0) start = code;
    if (inside || start < 0) continue;
    ranges.push(start, code - 1);
    start = -1;
  }
  return ranges;
}
