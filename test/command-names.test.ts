import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../tooling/commands/index.ts';

/**
 * What a command does to fields and rows stands in the effect that its own file declares: nobody else keeps a list of
 * commands, or asks which one it is. These are the exceptions, each with its reason.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'tooling/spl/parser.ts':
    'the grammar: without a pipe before it, a search begins with an implied search command',
  'tooling/backends/engine/format-rows.ts': 'a field that is called search',
  'tooling/lint/rules/line-break-in-regex.ts': 'its subjects are rex and regex',
  'tooling/lint/rules/sort-limit.ts': 'its subject is sort',
  'tooling/lint/rules/summaries-unsaid.ts': 'its subject is tstats',
};

const FOLDERS =
  /^tooling\/(?:plan|resolve|backends|mapping|analysis|detect|project|api|quality|lint|render|cli|generate|spl)\//;
/** `command === 'rex'`, `name.text !== 'rex'` */
const COMPARISON = /(?:command|\bname(?:\.text)?)\s*[!=]==\s*'(\w+)'/g;
/** `/^rex\s` and `/^(?:rex|regex)`, where a text is taken for a command. */
const PATTERN = /\/\^(?:\(\??:?)?([a-z]\w+)(?:\\[sb]|\|)/g;
const LIST = /\[[^[\]]*\]/g;

test('nobody outside of commands/ has a list of commands, or asks which one it is', () => {
  const files = readdirSync('tooling', { recursive: true, encoding: 'utf8' })
    .map((path) => join('tooling', path))
    .filter((path) => path.endsWith('.ts') && FOLDERS.test(path));
  const found = files.flatMap((path) => {
    const names = namesIn(readFileSync(path, 'utf8'));
    return path in EXCEPTIONS ? [] : names.map((name) => `${path}: ${name}`);
  });
  expect(found).toEqual([]);
});

test('each exception is one', () => {
  for (const path of Object.keys(EXCEPTIONS)) {
    expect(namesIn(readFileSync(path, 'utf8')), path).not.toEqual([]);
  }
});

function namesIn(text: string): string[] {
  const asked = [COMPARISON, PATTERN].flatMap((form) => [...text.matchAll(form)]);
  const lists = [...text.matchAll(LIST)].map(([list]) => [...list.matchAll(/'(\w+)'/g)]);
  // A list of kinds of nodes, or of other words, has names among others.
  const named = lists.filter((words) => words.length > 1 && words.every(isCommand));
  return [...asked, ...named.flat()].filter(isCommand).map(([, name = '']) => name);
}

function isCommand([, name = '']: RegExpMatchArray): boolean {
  return commands.has(name);
}
