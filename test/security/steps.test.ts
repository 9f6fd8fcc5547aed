import { expect, test, vi } from 'vitest';
import { FILES } from '../cli/macro-repository.ts';
import { folderWith } from '../render/fake-world.ts';
import { countSteps } from './count-steps.ts';
import { builtProgram } from './program.ts';

vi.setConfig({ testTimeout: 600_000 });

const program = builtProgram();
const LOGON = FILES['detections/logon.yml'];
const SEARCH = 'stats count by host';

function repeated(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('');
}

/** Content of a given size, in each way in which a file can be large. */
const SHAPES: Readonly<Record<string, (size: number) => Readonly<Record<string, string>>>> = {
  'keys that no schema knows': (size) => ({
    'detections/logon.yml': LOGON + repeated(size, (at) => `key_${at}: 1\n`),
  }),
  'keys of a mapping': (size) => ({
    'detections/logon.yml': `${LOGON}extra:\n${repeated(size, (at) => `  key_${at}: 1\n`)}`,
  }),
  'the same key again and again': (size) => ({
    'detections/logon.yml': LOGON + repeated(size, () => 'version: 1\n'),
  }),
  'anchors without aliases': (size) => ({
    'detections/logon.yml': `${LOGON}extra:\n${repeated(size, (at) => `- &a${at} 1\n`)}`,
  }),
  aliases: (size) => ({
    'detections/logon.yml': `${LOGON}extra:\n- &a 1\n${repeated(size, () => '- *a\n')}`,
  }),
  'suppressions of one rule': (size) => ({
    'detections/logon.yml': `${LOGON}extra:\n${repeated(size, () => '# tripline-ignore version/date: Why.\n- 1\n')}`,
  }),
  'suppressions of unknown rules': (size) => ({
    'detections/logon.yml':
      LOGON + repeated(size, (at) => `# tripline-ignore no/rule-${10_000 + at}: Why.\n`),
  }),
  'suppressions above one key': (size) => ({
    'detections/logon.yml':
      repeated(size, () => '# tripline-ignore lint/slug-name: Why.\n') + LOGON,
  }),
  'terms of a search': (size) => ({
    'detections/logon.yml': LOGON.replace(
      SEARCH,
      `search ${repeated(size, (at) => `a${at}=1 `)}| ${SEARCH}`,
    ),
  }),
  'alternatives of one field': (size) => ({
    'detections/logon.yml': LOGON.replace(
      SEARCH,
      `search a IN (${repeated(size, (at) => `v${at}, `)}w) | ${SEARCH}`,
    ),
  }),
  'commands of a search': (size) => ({
    'detections/logon.yml': LOGON.replace(
      SEARCH,
      `${repeated(size / 4, (at) => `eval a${at}=1 | `)}${SEARCH}`,
    ),
  }),
  references: (size) => ({
    'detections/logon.yml': `${LOGON}references:\n${repeated(size, (at) => `- https://example.com/${at}\n`)}`,
  }),
  macros: (size) =>
    Object.fromEntries(
      Array.from({ length: size / 10 }, (_, at) => [
        `macros/m${at}.yml`,
        `name: m${at}\ndescription: One.\ndefinition: a=${at}\n`,
      ]),
    ),
  detections: (size) =>
    Object.fromEntries(
      Array.from({ length: size / 20 }, (_, at) => [
        `detections/copy_${at}.yml`,
        LOGON.replace(/^name: (.*)$/m, `name: Copy ${at}`),
      ]),
    ),
};

function stepsOf(files: Readonly<Record<string, string>>): number {
  const root = folderWith({ ...FILES, ...files });
  return countSteps(program(), ['check', '--content', root, '--no-cache', '--json']);
}

test('twice the content takes about twice the steps', () => {
  const none = stepsOf({});
  const growth = Object.entries(SHAPES).map(([shape, contentOf]) => {
    const [once, twice] = [stepsOf(contentOf(1_000)) - none, stepsOf(contentOf(2_000)) - none];
    return { shape, factor: twice / once };
  });
  expect(growth.filter(({ factor }) => !(factor < 2.3))).toEqual([]);
});
