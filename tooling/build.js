// Bundles the command line into dist/tripline.js, so that `npm ci` leaves a ready tool behind.
import { existsSync } from 'node:fs';
import { chmod, rm, symlink, writeFile } from 'node:fs/promises';
import { bundle } from './bundle.js';

const outfile = 'dist/tripline.js';
const bin = 'node_modules/.bin';

await bundle({ entry: 'tooling/cli/main.ts', outfile });
await chmod(outfile, 0o755);
if (existsSync(bin)) await linkBin();

/** npm links the commands of dependencies, not those of the package itself; `npx tripline` looks there. */
async function linkBin() {
  await rm(`${bin}/tripline`, { force: true });
  if (process.platform === 'win32') {
    await writeFile(`${bin}/tripline.cmd`, '@node "%~dp0\\..\\..\\dist\\tripline.js" %*\r\n');
  } else {
    await symlink('../../dist/tripline.js', `${bin}/tripline`);
  }
}
