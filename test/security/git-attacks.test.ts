import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commitAll, edit, gitIn, repositoryWith } from '../cli/git-folder.ts';
import { FILES, NARROWED } from '../cli/macro-repository.ts';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';
import { builtProgram, runProgram } from './program.ts';

// Slow machines run programs slowly.
vi.setConfig({ testTimeout: 600_000 });

const program = builtProgram();

/** Every command that asks git, and what makes it do so. */
const COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['check', '--changed', 'main', '--no-cache'],
  ['check', '--base', 'main'],
  ['test', '--changed', 'main'],
  ['diff', 'main'],
  ['site', '--out', 'OUT'],
  ['new', 'macro', 'fresh', '--definition', 'x=1', '--description', 'X.'],
];

/** A program of the attacker's: it leaves a mark, and passes on what it is given. */
function evilProgram(folder: string): { readonly path: string; readonly mark: string } {
  const mark = join(folder, 'MARK');
  const path = join(folder, 'evil.sh');
  writeFileSync(path, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat\n`);
  chmodSync(path, 0o755);
  return { path, mark };
}

/** What ran, if anything. */
function marked(mark: string): string {
  return existsSync(mark) ? readFileSync(mark, 'utf8') : '';
}

/** Settings of a repository each of which makes git run a program, for some command of git at least. */
function hostileSettings(evil: string): readonly (readonly [name: string, value: string])[] {
  return [
    ['core.fsmonitor', evil],
    ['core.fsmonitorHookVersion', '1'],
    ['core.pager', evil],
    ['core.editor', evil],
    ['core.askPass', evil],
    ['core.sshCommand', evil],
    ['core.gitProxy', evil],
    ['core.alternateRefsCommand', evil],
    ['credential.helper', `!${evil}`],
    ['diff.external', evil],
    ['diff.evil.command', evil],
    ['diff.evil.textconv', evil],
    ['merge.evil.driver', evil],
    ['filter.evil.clean', evil],
    ['filter.evil.smudge', evil],
    ['filter.evil.process', evil],
    ['filter.evil.required', 'true'],
    ['gpg.program', evil],
    ['gpg.ssh.program', evil],
    ['gpg.format', 'ssh'],
    ['log.showSignature', 'true'],
    ['pager.log', evil],
    ['pager.diff', evil],
    ['interactive.diffFilter', evil],
    ['sequence.editor', evil],
    ['trailer.evil.command', evil],
    ['uploadpack.packObjectsHook', evil],
    ['alias.log', `!${evil}`],
    ['alias.diff', `!${evil}`],
    ['protocol.allow', 'always'],
    ['protocol.ext.allow', 'always'],
    ['remote.origin.url', `ext::${evil}`],
    ['remote.origin.uploadpack', evil],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
    ['extensions.partialClone', 'origin'],
    ['core.repositoryFormatVersion', '1'],
  ];
}

function configure(file: string, settings: readonly (readonly [string, string])[]): void {
  for (const [name, value] of settings)
    execFileSync('git', ['config', '--file', file, name, value]);
}

/** Makes a repository hostile in every way that its own .git allows; a checkout never brings this, an archive does. */
function poison(git: string, evil: string): void {
  configure(join(git, 'config'), hostileSettings(evil));
  mkdirSync(join(git, 'info'), { recursive: true });
  writeFileSync(join(git, 'info/attributes'), '* filter=evil diff=evil merge=evil\n');
  mkdirSync(join(git, 'hooks'), { recursive: true });
  const samples = readdirSync(join(git, 'hooks'));
  const names = [
    ...samples.map((name) => name.replace('.sample', '')),
    'post-index-change',
    'post-checkout',
    'reference-transaction',
  ];
  for (const name of names) cpSync(evil, join(git, 'hooks', name));
}

/** Makes the objects of a file unreadable, so that a partial clone would fetch them. */
function forget(root: string, ref: string): void {
  const object = gitIn(root, 'rev-parse', ref).trim();
  rmSync(join(root, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true });
}

const ATTRIBUTES = '* filter=evil diff=evil\n';

describe('no program of a repository runs', () => {
  test.each(COMMANDS)('of an archive that brings its .git along: tripline %s %s', (...words) => {
    const root = repositoryWith({ ...FILES, '.gitattributes': ATTRIBUTES });
    const { path, mark } = evilProgram(folderWith({}));
    edit(root, { 'macros/office_programs.yml': NARROWED });
    poison(join(root, '.git'), path);
    const out = join(folderWith({}), 'site');
    const asked = words.map((word) => (word === 'OUT' ? out : word));
    const { err } = runProgram(program(), asked, { from: root });
    expect(marked(mark)).toBe('');
    expect(err).not.toContain('internal error');
  });

  test('of a partial clone, whose missing objects are not fetched', () => {
    const root = repositoryWith(FILES);
    const { path, mark } = evilProgram(folderWith({}));
    edit(root, { 'macros/office_programs.yml': NARROWED });
    forget(root, 'HEAD:macros/office_programs.yml');
    poison(join(root, '.git'), path);
    const { code, err } = runProgram(program(), ['diff', 'main'], { from: root });
    expect(marked(mark)).toBe('');
    expect([code, err]).toEqual([2, expect.stringContaining('missing in this partial clone')]);
  });

  test('that stands first in a PATH with relative folders', () => {
    const root = repositoryWith(FILES);
    const { path, mark } = evilProgram(folderWith({}));
    cpSync(path, join(root, 'git'));
    const env = { PATH: `.:${process.env['PATH']}` };
    const { code } = runProgram(program(), ['test', '--changed', 'main'], { from: root, env });
    expect([marked(mark), code]).toEqual(['', 0]);
  });
});

/** Files of a checkout that git would take for a repository of their own: no name of them is forbidden. */
function bareRepositoryIn(content: string, evil: string): void {
  const bare = folderWith({});
  gitIn(bare, 'init', '-q', '-b', 'main');
  cpSync(content, bare, { recursive: true });
  commitAll(bare);
  for (const part of ['HEAD', 'config', 'objects', 'refs', 'info', 'index'])
    if (existsSync(join(bare, '.git', part)))
      cpSync(join(bare, '.git', part), join(content, part), { recursive: true });
  configure(join(content, 'config'), [
    ...hostileSettings(evil),
    ['core.bare', 'false'],
    ['core.worktree', '.'],
  ]);
  mkdirSync(join(content, 'info'), { recursive: true });
  writeFileSync(join(content, 'info/attributes'), '* filter=evil diff=evil\n');
}

/** A checkout whose folder `content` a pull request has narrowed a macro in, and filled with a bare repository. */
function attackedCheckout() {
  const files = Object.entries(FILES).map(([path, text]) => [`content/${path}`, text]);
  const root = repositoryWith(Object.fromEntries(files));
  gitIn(root, 'switch', '-q', '-c', 'attack');
  edit(root, { 'content/macros/office_programs.yml': NARROWED });
  const { path, mark } = evilProgram(folderWith({}));
  bareRepositoryIn(join(root, 'content'), path);
  commitAll(root);
  return { root, mark };
}

describe('a content folder that looks like a bare repository', () => {
  test.each(COMMANDS)('runs nothing: tripline %s %s', (...words) => {
    const { root, mark } = attackedCheckout();
    const out = join(folderWith({}), 'site');
    const asked = words.map((word) => (word === 'OUT' ? out : word));
    const { err } = runProgram(program(), [...asked, '--content', 'content'], { from: root });
    expect(marked(mark)).toBe('');
    expect(err).not.toContain('internal error');
  });

  test('has no say in what is compared with what', () => {
    const { root } = attackedCheckout();
    for (const content of ['content', join(root, 'content')]) {
      const words = ['--content', content];
      const compared = runProgram(program(), ['diff', 'main', ...words], { from: root });
      expect(compared.out).toContain('2 of 3 detections changed since main');
      const tested = runProgram(program(), ['test', '--changed', 'main', ...words], { from: root });
      expect(tested.err).toContain('detections/excel_starts.yml');
    }
  });

  test('has none either for a user who stands in it', () => {
    const { root, mark } = attackedCheckout();
    const { out } = runProgram(program(), ['diff', 'main'], { from: join(root, 'content') });
    expect(out).toContain('2 of 3 detections changed since main');
    expect(marked(mark)).toBe('');
  });
});

describe('the staged attacks work on whoever asks git plainly', () => {
  const plainly = (folder: string, ...words: readonly string[]) =>
    spawnSync('git', ['-C', folder, ...words], { encoding: 'utf8' });

  test('an archive that brings its .git along', () => {
    const root = repositoryWith({ ...FILES, '.gitattributes': ATTRIBUTES });
    const { path, mark } = evilProgram(folderWith({}));
    edit(root, { 'macros/office_programs.yml': NARROWED });
    poison(join(root, '.git'), path);
    plainly(root, 'status');
    plainly(root, 'diff');
    expect(marked(mark)).not.toBe('');
  });

  test('a content folder that looks like a bare repository', () => {
    const { root, mark } = attackedCheckout();
    plainly(join(root, 'content'), 'status');
    plainly(join(root, 'content'), 'diff');
    expect(marked(mark)).not.toBe('');
  });

  test('a base that is replaced', () => {
    const root = repositoryWith(FILES);
    const base = gitIn(root, 'rev-parse', 'HEAD').trim();
    gitIn(root, 'switch', '-q', '-c', 'attack');
    edit(root, { 'macros/office_programs.yml': NARROWED });
    commitAll(root);
    gitIn(root, 'replace', base, gitIn(root, 'commit-tree', '-m', 'x', 'HEAD^{tree}').trim());
    const { stdout } = plainly(root, 'show', 'main:macros/office_programs.yml');
    expect(stdout).toBe(NARROWED);
  });
});

describe('what a repository says of its own history', () => {
  test('replaced objects and grafts do not stand in for the base', () => {
    const root = repositoryWith(FILES);
    const base = gitIn(root, 'rev-parse', 'HEAD').trim();
    gitIn(root, 'switch', '-q', '-c', 'attack');
    edit(root, { 'macros/office_programs.yml': NARROWED });
    commitAll(root);
    gitIn(root, 'replace', base, gitIn(root, 'commit-tree', '-m', 'x', 'HEAD^{tree}').trim());
    mkdirSync(join(root, '.git/info'), { recursive: true });
    writeFileSync(join(root, '.git/info/grafts'), `${gitIn(root, 'rev-parse', 'HEAD')}`);
    const { out } = runProgram(program(), ['diff', 'main'], { from: root });
    expect(out).toContain('2 of 3 detections changed since main');
  });

  test('another folder as its working tree is refused', () => {
    const root = repositoryWith(FILES);
    gitIn(root, 'config', 'core.worktree', folderWith(FILES));
    const { code, err } = runProgram(program(), ['check', '--changed', 'main'], { from: root });
    expect([code, err]).toEqual([2, expect.stringContaining('core.worktree')]);
  });

  test('a file that git keeps quiet about is a change all the same', () => {
    const root = repositoryWith(FILES);
    gitIn(root, 'update-index', '--assume-unchanged', 'macros/office_programs.yml');
    edit(root, { 'macros/office_programs.yml': NARROWED });
    const { err } = runProgram(program(), ['test', '--changed', 'main'], { from: root });
    expect(err).toContain('detections/excel_starts.yml');
  });
});

describe('a repository inside the checkout', () => {
  function nested(): { readonly root: string; readonly inner: string } {
    const root = repositoryWith(FILES);
    const inner = join(root, 'vendor/content');
    mkdirSync(inner, { recursive: true });
    gitIn(inner, 'init', '-q', '-b', 'main');
    cpSync(join(root, 'detections'), join(inner, 'detections'), { recursive: true });
    commitAll(inner);
    return { root, inner };
  }

  test('is reported, and nothing is asked of it', () => {
    const { root, inner } = nested();
    const { path, mark } = evilProgram(folderWith({}));
    poison(join(inner, '.git'), path);
    for (const from of [root, process.cwd()]) {
      for (const words of [
        ['check', '--changed', 'main'],
        ['test', '--changed=main'],
        ['diff', 'main'],
      ]) {
        const asked = [...words, '--content', inner];
        const { code, err } = runProgram(program(), asked, { from });
        expect([code, err]).toEqual([2, expect.stringContaining('which is nested in')]);
      }
    }
    expect(marked(mark)).toBe('');
  });

  test('is the checkout of a user who stands in it', () => {
    const { inner } = nested();
    const { code, err } = runProgram(program(), ['check', '--changed', 'main'], { from: inner });
    expect([code, err]).toEqual([0, expect.stringContaining('no detections')]);
  });

  test('a submodule is one', () => {
    const source = repositoryWith(FILES);
    const root = repositoryWith({ 'README.md': 'Read me.\n' });
    gitIn(
      root,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      source,
      'content',
    );
    commitAll(root);
    const words = ['check', '--changed', 'main'];
    const outside = runProgram(program(), [...words, '--content', 'content'], { from: root });
    expect([outside.code, outside.err]).toEqual([2, expect.stringContaining('which is nested in')]);
    const inside = runProgram(program(), words, { from: join(root, 'content') });
    expect([inside.code, inside.err]).toEqual([0, expect.stringContaining('no detections')]);
  });
});

describe("the user's own settings", () => {
  test('a repository of another user is asked only where safe.directory says so', (context) => {
    const root = repositoryWith(FILES);
    if (process.getuid?.() !== 0) context.skip('only root gives files away');
    execFileSync('chown', ['-R', '12345', root]);
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const settings = folderWith({ none: '', trusting: `[safe]\n\tdirectory = ${root}\n` });
    const checked = (file: string) =>
      runProgram(program(), ['check', '--changed', 'main'], {
        from: root,
        env: { GIT_CONFIG_GLOBAL: join(settings, file) },
      });
    const refused = checked('none');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('safe.directory')]);
    expect(checked('trusting').code).toBe(0);
  });
});

describe('a checkout that git itself has converted', () => {
  const LOG = FILES['attack_data/excel.log'];
  const reached = async (root: string) => {
    const { err } = await tripline('test', '--changed', 'main', '--content', root);
    return err.match(/detections\/\w+|no detections/g);
  };
  const same = async (root: string) => {
    expect(await reached(root)).toEqual(['no detections']);
    const words = ['diff', 'main', '--content', root, '--fail-on-change'];
    const compared = await tripline(...words);
    expect([compared.out, compared.code]).toEqual([expect.stringMatching(/^no change in/), 0]);
  };
  const withSettings = (text: string) =>
    vi.stubEnv('GIT_CONFIG_GLOBAL', join(folderWith({ settings: text }), 'settings'));
  afterEach(() => void vi.unstubAllEnvs());

  /** The same repository, checked out anew with a setting. */
  function checkedOut(files: Readonly<Record<string, string>>, setting: string): string {
    const source = repositoryWith(files);
    const clone = folderWith({});
    gitIn(clone, '-c', setting, 'clone', '-q', source, '.');
    gitIn(clone, 'config', ...setting.split('='));
    return clone;
  }

  test('core.autocrlf makes no change, and real ones stay changes', async () => {
    const root = checkedOut(FILES, 'core.autocrlf=true');
    expect(readFileSync(join(root, 'detections/logon.yml'), 'utf8')).toContain('\r\n');
    await same(root);
    edit(root, { 'attack_data/excel.log': LOG.replace('\n', ' \r\n') });
    expect(await reached(root)).toEqual(['detections/excel_starts']);
  });

  test('core.autocrlf of the user’s own configuration counts too', async () => {
    const root = checkedOut(FILES, 'core.autocrlf=true');
    gitIn(root, 'config', '--unset', 'core.autocrlf');
    withSettings('[core]\n\tautocrlf = true\n');
    await same(root);
  });

  test.each(['* text=auto', '*.yml text eol=crlf\n*.log text', '* crlf'])(
    'the attributes %j make no change',
    async (attributes) => {
      const files = { ...FILES, '.gitattributes': `${attributes}\n` };
      const root = checkedOut(files, 'core.autocrlf=false');
      for (const path of Object.keys(FILES)) {
        const text = readFileSync(join(root, path), 'utf8').replaceAll(/\r?\n/g, '\r\n');
        edit(root, { [path]: text });
      }
      await same(root);
    },
  );

  test('without any of that, other line ends are a change', async () => {
    const root = repositoryWith({ ...FILES, '.gitattributes': '*.log -text\n' });
    edit(root, { 'attack_data/excel.log': LOG.replace('\n', '\r\n') });
    withSettings('[core]\n\tautocrlf = true\n');
    expect(await reached(root)).toEqual(['detections/excel_starts']);
  });

  test('data in place of a pointer of Git LFS makes no change', async () => {
    const attributes = '*.log filter=lfs diff=lfs merge=lfs -text\n';
    const files = {
      ...FILES,
      '.gitattributes': attributes,
      'attack_data/excel.log': pointerTo(LOG),
    };
    const root = repositoryWith(files);
    edit(root, { 'attack_data/excel.log': LOG });
    await same(root);
    edit(root, { 'attack_data/excel.log': LOG.replace('pc1', 'pc9') });
    expect(await reached(root)).toEqual(['detections/excel_starts']);
  });
});

/** What Git LFS keeps in a repository in place of a file. */
function pointerTo(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${digest}\nsize ${text.length}\n`;
}
