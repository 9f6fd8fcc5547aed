import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { installAction } from '../ci/action-runner.ts';
import { tripline } from './run.ts';

const OWNER = `import { defineRule, inProduction } from 'tripline/rules';

export default defineRule({
  id: 'production-owner',
  summary: 'Every detection in production names an owner.',
  *check(repository) {
    for (const { data, at } of inProduction(repository)) {
      if (typeof data.tags.owner === 'string') continue;
      yield { message: \`nobody owns "\${data.name}"\`, span: at(['tags'], 'key') };
    }
  },
});
`;

let root = '';
let program = '';
let content = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tripline-custom-'));
  program = join(root, 'program');
  installAction(program);
}, 120_000);

beforeEach(async () => {
  content = mkdtempSync(join(root, 'content-'));
  await tripline('init', content);
  mkdirSync(join(content, 'rules'));
});

afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  writeFileSync(join(content, path), text);
}

/** As it is installed: rules are modules that the program itself imports. */
function checked(...words: readonly string[]) {
  const line = [join(program, 'dist/tripline.js'), 'check', '--content', content, '--no-cache'];
  const { status, stdout, stderr } = spawnSync('node', [...line, ...words], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('rules of a content repository', () => {
  test('find what they look for, at its place, when the caller lets them run', () => {
    write('rules/production-owner.js', OWNER);
    const { code, out } = checked('--custom-rules');
    expect(out).toContain('nobody owns "Windows Security Log Cleared"');
    expect(out).toMatch(/windows_security_log_cleared\.yml:\d+:1/);
    expect(out).toContain('0 errors, 1 warning, 0 infos');
    expect(code).toBe(0);
  });

  test('take their severity from tripline.yml', () => {
    write('rules/production-owner.js', OWNER);
    write('tripline.yml', 'rules:\n  production-owner: error\n');
    expect(checked('--custom-rules')).toMatchObject({ code: 1 });
  });

  test('do not run unasked, which is said, whatever the content says', async () => {
    const mark = join(content, 'mark');
    write(
      'rules/evil.js',
      `import { writeFileSync } from 'node:fs';\nwriteFileSync('${mark}', '');`,
    );
    write('tripline.yml', 'rules:\n  evil: error\n');
    const { code, out } = await tripline('check', '--content', content);
    expect(out).toContain('custom rules were not run: evil');
    expect(out).toContain('0 errors, 0 warnings, 1 info');
    expect(code).toBe(0);
    expect(checked().out).toContain('not run: evil');
    expect(() => rmSync(mark)).toThrow('ENOENT');
    write('tripline.yml', 'rules:\n  custom-rules-not-run: off\n');
    expect((await tripline('check', '--content', content)).code).toBe(2);
  });

  test('that throw or say nothing sensible are named as what is wrong, and the others go on', () => {
    const broken = (id: string, body: string) =>
      write(
        `rules/${id}.js`,
        `export default { id: '${id}', summary: '', severity: 'info', *check() { ${body} } };`,
      );
    broken('a-thrower', "throw new TypeError('of mine')");
    broken('b-mute', 'yield {};');
    write('rules/production-owner.js', OWNER);
    const { code, out } = checked('--custom-rules');
    expect(out).toContain('rule "a-thrower" failed: of mine');
    expect(out).toContain('rule "b-mute" failed: a finding has no message');
    expect(out).toContain('nobody owns');
    expect(code).toBe(3);
  });

  test('that cannot be loaded are told all at once', () => {
    write('rules/typo.js', 'export default {');
    write('rules/other.mjs', OWNER);
    write('rules/nothing.js', 'export const x = 1;');
    write('rules/file-name.js', OWNER.replace('production-owner', 'file-name'));
    const { code, err } = checked('--custom-rules');
    expect(err).toContain('rules/typo.js cannot be loaded');
    expect(err).toContain(`rules/other.mjs: expected "export default defineRule({ id: 'other'`);
    expect(err).toContain('rules/nothing.js: expected');
    expect(err).toContain('rules/file-name.js: another rule has the ID "file-name"');
    expect(code).toBe(2);
  });

  test('may be TypeScript, and share some', () => {
    mkdirSync(join(content, 'rules/shared'));
    write('rules/shared/owner.ts', 'export enum Key { Owner = "owner" }\n');
    const typed = OWNER.replace('import {', 'import { type Repository,')
      .replace('(repository)', '(repository: Repository)')
      .replace('data.tags.owner', '(data.tags as Record<string, unknown>)[Key.Owner]');
    write('rules/production-owner.ts', `import { Key } from './shared/owner.ts';\n${typed}`);
    const { out, code } = checked('--custom-rules');
    expect({ out, code }).toMatchObject({ code: 0, out: expect.stringContaining('nobody owns') });
  });

  test('of TypeScript that cannot be read say where', () => {
    write('rules/typo.ts', 'export default {\n  id: string string\n};\n');
    const { err, code } = checked('--custom-rules');
    expect(err).toContain('rules/typo.ts cannot be loaded');
    expect(err).toMatch(/typo\.ts:2:13: ERROR: Expected "}" but found "string"/);
    expect(code).toBe(2);
  });

  test('are tried by testRule in a plain script', () => {
    write('rules/production-owner.js', OWNER);
    const bug = `{ id: 'bug', summary: '', severity: 'info', check() { throw new Error('of mine'); } }`;
    const trial = `import { testRule } from 'tripline/testing';
      import rule from '${join(content, 'rules/production-owner.js')}';
      import assert from 'node:assert';
      const owned = 'tags:\\n  owner: Ada\\n  analytic_story: []';
      testRule(rule, { good: [owned, 'status: experimental'], bad: ['name: Nobody minds this'] });
      assert.throws(() => testRule(rule, { good: ['name: Nobody minds this'], bad: [] }), /nobody owns/);
      assert.throws(() => testRule(rule, { good: [], bad: [owned] }), /finds nothing/);
      assert.throws(() => testRule(${bug}, { good: [], bad: [owned] }), /failed: of mine/);`;
    const modules = join(content, 'node_modules');
    mkdirSync(modules);
    symlinkSync(program, join(modules, 'tripline'));
    write('trial.mjs', trial);
    const { status, stderr } = spawnSync('node', [join(content, 'trial.mjs')], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
