// Packs the library, installs it in other projects, runs every command, and runs the examples of docs/library.md:
// as plain JavaScript, and type-checked as strict TypeScript. `npm run check:package`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Scratch } from '../../tooling/disk/scratch.ts';
import { writeContentFolders } from './content-folders.ts';
import { examplesOf } from './examples.ts';
import { runEveryCommand } from './packed-commands.ts';

const examples = examplesOf(readFileSync('docs/library.md', 'utf8'));
const scratch = new Scratch('package');
try {
  const tarball = pack();
  const commands = runEveryCommand(projectWith(tarball, 'commands'));
  runAsJavaScript(projectWith(tarball, 'javascript'));
  checkAsTypeScript(projectWith(tarball, 'typescript'));
  console.log(`package: ${commands} commands run`);
  console.log(`package: ${examples.length} examples run as JavaScript and pass strict TypeScript`);
} finally {
  scratch.remove();
}

function pack(): string {
  const words = ['pack', '--silent', '--pack-destination', scratch.root];
  return join(scratch.root, execFileSync('npm', words, { encoding: 'utf8' }).trim());
}

/** A project with the package and its declared dependencies; packages that it does not declare are out of reach. */
function projectWith(tarball: string, name: string): string {
  const project = join(scratch.root, name);
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'tripline'), { recursive: true });
  const words = ['-xzf', tarball, '-C', join(modules, 'tripline'), '--strip-components=1'];
  execFileSync('tar', words);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const dependency of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, dependency)), { recursive: true });
    symlinkSync(resolve('node_modules', dependency), join(modules, dependency));
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  return project;
}

function runAsJavaScript(project: string): void {
  writeContentFolders(project);
  for (const [index, { code, output, heading }] of examples.entries()) {
    const file = join(project, `example-${index}.js`);
    writeFileSync(file, code);
    const printed = execFileSync('node', [file], { cwd: project, encoding: 'utf8' });
    if (printed !== output) throw new Error(`${heading}: prints ${printed}, expected ${output}`);
  }
}

function checkAsTypeScript(project: string): void {
  for (const [index, { code }] of examples.entries())
    writeFileSync(join(project, `example-${index}.ts`), code);
  const compilerOptions = {
    module: 'NodeNext',
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
  };
  const settings = { compilerOptions, include: ['*.ts'] };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(settings));
  execFileSync('npx', ['tsc', '-p', project], { stdio: 'inherit' });
}
