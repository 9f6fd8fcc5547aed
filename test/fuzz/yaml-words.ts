import { EXTREMES } from './mutate-text.ts';

/** Syntax of YAML, and the keys and values of texts. */
export function yamlWords(texts: readonly string[]): readonly string[] {
  const own = texts.flatMap((text) => [...text.matchAll(/[\w.-]+:?/g)].map(([word]) => word));
  return [...new Set(own)].slice(0, 500).concat(SYNTAX, SYNTAX, EXTREMES);
}

const SYNTAX: readonly string[] = [
  'a: 1\n',
  '\n- a',
  '- ',
  ': ',
  ' #',
  '# tripline-ignore x: y\n',
  '# tripline-ignore-file date\n',
  '|\n  ',
  '>-\n  ',
  '|2\n',
  '"\\u0041\\x00"',
  '"\\UFFFFFFFF"',
  "'a''b'",
  '[a, b',
  '{a: b',
  ']',
  '}',
  '&x ',
  '*x',
  '&x [*x, *x]',
  '<<: *x\n',
  '? ',
  '!!binary ',
  '!!set ',
  '!<tag:a> ',
  '%YAML 1.1\n---\n',
  '---\n',
  '...\n',
  '\t',
  '__proto__: {a: 1}\n',
  'constructor: 1\n',
  '~',
  '.inf',
  '0o7',
  '2024-01-01',
  '`missing`',
  '| stats count',
];
