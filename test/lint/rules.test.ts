import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textReport } from '../../tooling/base/report/text.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import type { Example, Rule } from '../../tooling/lint/rule.ts';
import { rules } from '../../tooling/lint/rules/index.ts';
import { ruleTester, testRule } from '../../tooling/project/check/rule-tester.ts';

const tryRules = ruleTester({ ...realWorld(), today: () => '2026-11-24' });

describe('the rules', () => {
  test('each have a file, a line in the index, and fixtures', () => {
    const ids = rules.map(({ id }) => id).sort();
    const files = readdirSync('tooling/lint/rules').filter((file) => file !== 'index.ts');
    expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(ids);
    const fixtures = readdirSync('test/lint', { withFileTypes: true });
    expect(
      fixtures
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(ids);
  });

  test('find nothing in the detection that examples are completed from', () => {
    expect(tryRules(rules, 'status: production').map((item) => textReport(item))).toEqual([]);
  });
});

describe.each(rules)('$id', (rule: Rule) => {
  test('fires on its bad example and is silent on its good one', () => {
    testRule(rule, { good: [rule.good], bad: [rule.bad] }, tryRules);
  });

  test('says what is wrong in each of its bad fixtures', async () => {
    const reports = fixtures(rule, 'bad').map((example) => {
      const found = tryRules([rule], example);
      expect(found).not.toEqual([]);
      return found.map((item) => textReport(item)).join('\n\n');
    });
    expect(reports.length).toBeGreaterThan(0);
    testRule(rule, { good: [], bad: fixtures(rule, 'bad') }, tryRules);
    await expect(`${reports.join('\n\n---\n\n')}\n`).toMatchFileSnapshot(`${rule.id}/expected.txt`);
  });

  test('is silent on its good fixtures', () => {
    const good = fixtures(rule, 'good');
    expect(good.length).toBeGreaterThan(0);
    testRule(rule, { good, bad: [] }, tryRules);
  });
});

/** The documents of `bad.yml`, each a detection or a part of one, and the folder `bad/` with whole files. */
function fixtures({ id }: Rule, name: 'good' | 'bad'): Example[] {
  const folder = join('test', 'lint', id);
  const file = join(folder, `${name}.yml`);
  const parts = existsSync(file) ? readFileSync(file, 'utf8').split(/^---\n/m) : [];
  const files = filesBelow(join(folder, name));
  return [...parts, ...(files.length === 0 ? [] : [Object.fromEntries(files)])];
}

function filesBelow(folder: string): (readonly [path: string, text: string])[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => /\.\w+$/.test(path))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
}
