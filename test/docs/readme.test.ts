import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cliCommands } from '../../tooling/cli/commands/index.ts';
import { ownContent } from '../own-content.ts';

const readme = readFileSync('README.md', 'utf8');

/** The numbers of a sentence of the README, in which `#` stands for each of them. */
function numbersIn(sentence: string): readonly number[] {
  const pattern = sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '([\\d,]+)');
  const found = new RegExp(pattern).exec(readme.replaceAll(/\s+/g, ' '));
  if (found === null) throw new Error(`the README does not say: ${sentence}`);
  return found.slice(1).map((number) => Number(number.replaceAll(',', '')));
}

describe('the numbers of the README', () => {
  const { content } = ownContent();
  const detections = content.detection.all;

  test('of detections', () => {
    const executable = detections.filter(
      (document) => ownContent().compile(document).status === 'executable',
    );
    expect(numbersIn('# of the # detections here are executable')).toEqual([
      executable.length,
      detections.length,
    ]);
  });

  test('of tests', () => {
    const tests = detections.flatMap(({ data }) => data.tests ?? []);
    expect(numbersIn('The detections have # tests, # of them negative')).toEqual([
      tests.length,
      tests.filter((one) => one.expected_results === 0).length,
    ]);
  });

  test('of detections that fire on public logs', () => {
    const floors = JSON.parse(readFileSync('test/conformance/floors.json', 'utf8'));
    expect(numbersIn('# of the detections also fire on public logs')).toEqual([
      floors['own-content-on-their-technique'],
    ]);
  });
});

test('the README lists every command', () => {
  const missing = cliCommands.filter(
    ({ name }) =>
      !readme.includes(`| \`tripline ${name} `) && !readme.includes(`| \`tripline ${name}\``),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);
});
