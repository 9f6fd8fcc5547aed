import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { byCodeUnit } from '../../tooling/base/order.ts';
import { commandList } from '../../tooling/commands/index.ts';
import { type Dialect, functionsOf } from '../../tooling/functions/by-id.ts';
import { statisticalFunctionList } from '../../tooling/functions/statistical/index.ts';
import { EXTREMES } from './mutate-text.ts';

/** Small seeds are mutated more thoroughly than large ones. */
const MOST_SEED_BYTES = 4_000;

/** The fixtures of raw formats, by the ID of the format. */
export function logsOf(...formats: readonly string[]): readonly Buffer[] {
  return formats.flatMap((format) =>
    filesIn(join('test', 'data-sources', 'fixtures', format))
      .filter((path) => !path.endsWith('.expected.json'))
      .map((path) => readFileSync(path)),
  );
}

/** The same as text. */
export function logTextsOf(...formats: readonly string[]): readonly string[] {
  return logsOf(...formats).map((bytes) => bytes.toString('utf8'));
}

/** The texts in known wrappers. */
export function wrappedTexts(): readonly string[] {
  const file = join('test', 'data-sources', 'wrappers.yml');
  const cases: readonly { readonly text: string }[] = parse(readFileSync(file, 'utf8'));
  return cases.map(({ text }) => text);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort(byCodeUnit);
}

/** YAML files of a folder that are small enough, evenly chosen. */
export function yamlIn(folder: string, most: number): readonly string[] {
  const texts = filesIn(folder)
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .filter(({ length }) => length <= MOST_SEED_BYTES);
  const step = Math.max(1, Math.floor(texts.length / most));
  return texts.filter((_, index) => index % step === 0).slice(0, most);
}

/** The commands of fixtures and examples, each as a part of a pipeline. */
export function commandTexts(): readonly string[] {
  const examples = commandList.flatMap((command) => command.examples.map(({ search }) => search));
  const fixtures = filesIn(join('test', 'commands'))
    .filter((path) => path.endsWith('.yml') && !path.endsWith('splunk-commands.yml'))
    .flatMap((path) => parse(readFileSync(path, 'utf8')) as readonly { readonly search: string }[])
    .map(({ search }) => search);
  const parts = [...examples, ...fixtures].map((search) => search.replace(/^\s*\|\s*/, '').trim());
  return [...new Set(parts)].filter((text) => text.length < 300);
}

/** The expressions in the examples of all functions. */
export function expressionTexts(dialect: Dialect): readonly string[] {
  return [...functionsOf(dialect).values()].flatMap(({ examples }) =>
    examples.map(([expression]) => expression),
  );
}

/** The fields of the rows that searches run over. */
export const FIELDS: readonly string[] = [
  '_time',
  '_raw',
  'host',
  'a',
  'b',
  'c',
  'many',
  'none',
  'text',
  'x',
  '*',
  'a*',
  'Processes.dest',
];

/** Names and values of SPL. */
export function splWords(): readonly string[] {
  return [
    ...FIELDS,
    ...FIELDS,
    ...EXTREMES,
    ...commandList.map(({ name }) => `| ${name} `),
    ...[...functionsOf('spl').keys()].map((name) => `${name}(a, b)`),
    ...statisticalFunctionList.map(({ name }) => `${name}(a)`),
    ...COMMON,
  ];
}

const COMMON: readonly string[] = [
  ' by ',
  ' as ',
  ' over ',
  ' OR ',
  ' AND ',
  ' NOT ',
  ' IN ',
  ' in(a, "", b) ',
  ' where ',
  '=',
  '!=',
  '>=',
  '=""',
  '=*',
  ' span=',
  ' span=1s ',
  ' span=1e308 ',
  ' span=5e-324 ',
  ' span=2log10 ',
  ' bins=2 ',
  ' minspan=1d ',
  ' start=0 end=1e308 ',
  ' limit=0 ',
  ' limit=1 ',
  ' max=0 ',
  ' window=2 ',
  ' current=f ',
  ' global=f ',
  ' field=a ',
  ' mode=sed "s/a*/bb/g" ',
  '"(?<x>.*)"',
  '"(a+)+$"',
  ' delim="" ',
  ' sep="" format="$AGG$" ',
  ' [search a=* | fields a] ',
  ' [| makeresults count=3 | eval a=random()] ',
  '| append [| makeresults] ',
  ' [eval <<FIELD>>=1] ',
  ' from datamodel=Endpoint.Processes ',
  '`security_content_ctime(a)`',
  '`missing(1,2)`',
  'earliest=-1d@d latest=now() ',
  '"',
  "'",
  '$a$',
  '$result.a$',
];
