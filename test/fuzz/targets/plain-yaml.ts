import fc from 'fast-check';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { placesOf } from '../../../tooling/content/places.ts';
import { readPlainYaml } from '../../../tooling/content/plain-yaml/plain-yaml.ts';
import { dataOf, parseYaml } from '../../../tooling/content/yaml.ts';
import { yamlIn } from '../material.ts';
import { mutatedText } from '../mutate-text.ts';
import { shown } from '../search-run.ts';
import type { Result, Target, Way } from '../target.ts';
import { yamlWords } from '../yaml-words.ts';

const FOLDERS = ['detections', 'data_sources', 'macros', 'lookups', 'stories', 'schemas'];
const SEEDS = 8;

export const plainYaml: Target = {
  id: 'plain-yaml',
  title: 'plain YAML',
  open() {
    const seeds = FOLDERS.flatMap((folder) => yamlIn(folder, SEEDS));
    const text = mutatedText(fc.constantFrom(...seeds), { seeds, words: yamlWords(seeds) });
    return { inputs: text.map(Buffer.from), ways: [way(readPlainYaml), way(() => undefined)] };
  },
};

/** What one reader makes of a text, or the parser of all YAML where it gives up. */
function way(read: typeof readPlainYaml): Way {
  return (input) => {
    const text = input.toString('utf8');
    const plain = read(text);
    return plain === undefined ? parsed(text) : { text: shown(plain), diagnostics: [] };
  };
}

function parsed(text: string): Result {
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void diagnostics.push(problem);
  const yaml = parseYaml(fileSource('x.yml', text), report);
  const read = yaml && {
    data: dataOf(yaml, report),
    places: placesOf(yaml.document, yaml.source.text),
  };
  return { text: shown(read ?? {}), diagnostics };
}
