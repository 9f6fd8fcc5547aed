import { compile } from 'json-schema-to-typescript';

const KINDS = [
  'detection',
  'story',
  'macro',
  'lookup',
  'data_source',
  'data_model',
  'baseline',
  'investigation',
  'deployment',
  'dashboard',
  'removed',
  'log_source',
  'sigma_filter',
  'tripline',
  'attack_data_lock',
  'deprecations',
];

const HEADER = `// Generated from schemas/*.schema.json by \`npm run generate\`. Change the schemas, not this file.
`;

/** A generated file. */
export interface ModelFile {
  readonly path: string;
  readonly text: string;
}

/** TypeScript types of the content, generated from its JSON Schemas: one file per schema. */
export async function modelFiles(readSchema: (name: string) => string): Promise<ModelFile[]> {
  const files: ModelFile[] = [];
  for (const kind of KINDS) {
    const schema = JSON.parse(readSchema(kind));
    const types = await compile(schema, schema.title, { bannerComment: '', format: true });
    files.push({ path: `${FOLDER}/${fileOf(kind)}`, text: HEADER + readonlyProperties(types) });
  }
  const lines = KINDS.map((kind) => `export type * from './model/${fileOf(kind)}';\n`);
  return [{ path: `${FOLDER}.ts`, text: HEADER + lines.join('') }, ...files];
}

const FOLDER = 'tooling/content/model';

function fileOf(kind: string): string {
  return `${kind.replaceAll('_', '-')}.ts`;
}

function readonlyProperties(source: string): string {
  return source
    .replaceAll(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, '/** $1 */')
    .replaceAll(/^(\s+)(["\w]+\??:)/gm, '$1readonly $2')
    .replaceAll(/^(\s+)\[k: string\]/gm, '$1readonly [k: string]');
}
