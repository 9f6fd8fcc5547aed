import { execFile } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { inputAt, inputsFrom } from './generate.ts';
import { minimized } from './minimize.ts';
import { withRow } from './table.ts';
import { findTarget, targets } from './targets/index.ts';

interface Run {
  readonly code: number;
  readonly lines: readonly string[];
}

/** Runs `npm run fuzz` with these arguments. */
function fuzz(...words: readonly string[]): Promise<Run> {
  const program = ['tooling/run.js', 'test/fuzz/run.ts', ...words];
  return new Promise((resolve) => {
    execFile('node', program, (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), lines: stdout.split('\n') }),
    );
  });
}

describe('the program finds', () => {
  test.each([
    { fault: 'exception', is: 'exception' },
    { fault: 'span', is: 'span' },
    { fault: 'offset', is: 'span' },
    { fault: 'difference', is: 'difference' },
    { fault: 'crash', is: 'crash' },
    { fault: 'slow', is: 'slow' },
    { fault: 'big', is: 'big' },
  ])('$fault', async ({ fault, is }) => {
    const { code, lines } = await fuzz(`fault-${fault}`, '--runs', '1', '--seed', '7');
    expect(code).toBe(1);
    expect(lines[0]).toContain(`${is} in fault-${fault}, seed 7, input 0: `);
    expect(lines).toContain('  "x"');
    expect(lines).toContain(`fault-${fault}: 1 input, seed 7: ${is}: 1`);
  });

  test.each([
    { fault: 'hang', by: 'more than 1 s CPU: the watchdog ended the process' },
    { fault: 'stall', by: 'the process ended with SIGTERM' },
  ])('$fault, by its watchdog', async ({ fault, by }) => {
    const limits = ['--hang-seconds', '1', '--stall-seconds', '3'];
    const { code, lines } = await fuzz(`fault-${fault}`, '--runs', '1', ...limits);
    expect(code).toBe(1);
    expect(lines[0]).toContain(`crash in fault-${fault}, seed 1, input 0: ${by}`);
  });
});

test('a short run of all targets has no findings', { timeout: 600_000 }, async () => {
  const { code, lines } = await fuzz('--runs', '60');
  expect(lines.filter((line) => line !== '')).toEqual(
    targets.map(({ id }) => `${id}: 60 inputs, seed 1: no findings`),
  );
  expect(code).toBe(0);
});

test('an input can be generated again from its seed and number', () => {
  const subject = findTarget('stix').open();
  const inputs = new Map(inputsFrom(subject, { seed: 3, from: 0, to: 250 }));
  expect(inputs.size).toBe(250);
  for (const number of [0, 99, 100, 249])
    expect(inputAt(subject, 3, number)).toEqual(inputs.get(number));
  expect(inputAt(subject, 4, 0)).not.toEqual(inputs.get(0));
});

test('an input is minimized to the part that fails', async () => {
  const input = Buffer.from(`${'a'.repeat(300)}<${'b'.repeat(200)}>${'c'.repeat(50)}`);
  const fails = async (smaller: Buffer) => /<.*>/.test(smaller.toString());
  expect((await minimized(input, fails, 1_000)).toString()).toBe('<>');
});

test('the table keeps the rows of other targets', () => {
  const found = { crash: 0, exception: 0, slow: 1, big: 0, span: 0, difference: 0 };
  const empty = '# T\n<!-- fuzz: start -->\n<!-- fuzz: end -->\nrest\n';
  const first = withRow(empty, { target: 'stix', seed: 2, inputs: 1_000, found }, 'abc');
  const both = withRow(first, { target: 'spl', seed: 2, inputs: 5, found }, 'abc');
  const again = withRow(both, { target: 'spl', seed: 3, inputs: 100_000, found }, 'def');
  expect(again.split('\n').slice(2)).toEqual([
    '| input | target | inputs | seed | revision | crashes | exceptions | slow | big | spans | differences |',
    '| --- | --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    '| SPL | `spl` | 100,000 | 3 | def | 0 | 0 | 1 | 0 | 0 | 0 |',
    '| STIX bundle | `stix` | 1,000 | 2 | abc | 0 | 0 | 1 | 0 | 0 | 0 |',
    '<!-- fuzz: end -->',
    'rest',
    '',
  ]);
});
