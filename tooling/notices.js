// Writes the licenses and a bill of materials of the packages that the published package contains, as part of
// `npm pack`. A license that is not known to be compatible is an error.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ACCEPTED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'PSF-2.0',
]);

const folders = npm('ls', '--all', '--parseable', '--omit=dev').trim().split('\n').slice(1);
const notices = [...new Set(folders)].sort().map(noticeOf);
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
writeFileSync('dist/sbom.cdx.json', npm('sbom', '--sbom-format=cyclonedx', '--omit=dev'));

function npm(...words) {
  return execFileSync('npm', words, { encoding: 'utf8', maxBuffer: 1 << 26 });
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ACCEPTED.has(license)) throw new Error(`${name} ${version} has the license ${license}`);
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice)\b/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${[`${name} ${version} (${license})`, ...texts].join('\n\n')}\n`;
}
