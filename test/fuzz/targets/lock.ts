import fc from 'fast-check';
import { printLock, readLock } from '../../../tooling/attack-data/lock.ts';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { createValidator } from '../../../tooling/content/schema.ts';
import { readSchemas } from '../../../tooling/content/schemas.ts';
import { mutatedText } from '../mutate-text.ts';
import { shown } from '../search-run.ts';
import { repeated, type Target } from '../target.ts';
import { temporaryRoot } from '../temporary-root.ts';
import { yamlWords } from '../yaml-words.ts';

const LOCK_FILE = 'attack_data.lock.yml';
const SHA = '0123456789abcdef'.repeat(4);
const SEEDS: readonly string[] = [
  `version: 1
samples:
  - url: https://media.githubusercontent.com/media/owner/name/master/datasets/a/b.log
    sha256: ${SHA}
    bytes: 1024
    events: 10
    format: windows-xml
    license: Apache-2.0
  - url: https://example.com/a%20b.log?x=1#y
    sha256: ${SHA}
    bytes: 1
`,
  `version: 1\nsamples: []\n`,
];
const WORDS: readonly string[] = [
  'https://',
  'file:///etc/passwd',
  'http://[::1]:80/',
  'https://user:password@example.com/',
  'https://xn--a.example/%00',
  '//a',
  '..',
];

export const lock: Target = {
  id: 'lock',
  title: 'lock file',
  open() {
    const write = temporaryRoot(LOCK_FILE);
    const validate = createValidator(readSchemas(realWorld().packageRoot));
    const words = [...yamlWords(SEEDS), ...WORDS];
    const text = mutatedText(fc.constantFrom(...SEEDS), { seeds: SEEDS, words });
    return repeated(text.map(Buffer.from), (input) => {
      const diagnostics: Diagnostic[] = [];
      const read = readLock(write(input), validate, (problem) => diagnostics.push(problem));
      const printed = read === undefined ? '' : printLock(read.values());
      const said = diagnostics.map(({ code, message, help }) => [code, message, help]);
      return { diagnostics, text: shown({ printed, said }) };
    });
  },
};
