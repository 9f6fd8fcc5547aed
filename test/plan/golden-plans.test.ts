import { describe, expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { commandList } from '../../tooling/commands/index.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { printPlan } from '../../tooling/plan/print-plan.ts';
import { ownWorkspace } from '../conformance/searches.ts';
import { commandCases } from './command-cases.ts';

const { content, library } = ownWorkspace();

/** The plan that runs; `npx vitest run -u test/plan/golden-plans.test.ts` writes the files again. */
function planText(source: ReturnType<typeof fileSource>): string {
  return `${printPlan(compileSearchText(source, library, () => undefined).optimised)}\n`;
}

describe('the plan of a detection', () => {
  const detections = content.detection.all.map((detection) => ({
    name:
      detection.path
        .split('/')
        .at(-1)
        ?.replace(/\.yml$/, '') ?? '',
    detection,
  }));
  test.each(detections)('$name', async ({ name, detection }) => {
    const text = planText(detection.embedded(['search']));
    await expect(text).toMatchFileSnapshot(`plans/detections/${name}.txt`);
  });
});

describe('the plan of a command', () => {
  const runnable = commandList.filter(({ unsupported }) => unsupported === undefined);
  test.each(runnable.map(({ name }) => ({ name })))('$name', async ({ name }) => {
    const search = commandCases.find((example) =>
      new RegExp(`\\| *${name}\\b`).test(example.search),
    );
    expect(search, `no example or fixture has | ${name}`).toBeDefined();
    const written = search?.search ?? '';
    const text = `${written}\n\n${planText(fileSource(name, written))}`;
    await expect(text).toMatchFileSnapshot(`plans/commands/${name}.txt`);
  });
});
