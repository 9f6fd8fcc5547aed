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
  'tripline',
];

const HEADER = `// Generated from schemas/*.schema.json by \`npm run generate\`. Change the schemas, not this file.
`;

/** TypeScript types of the content, made from its JSON Schemas: one source of truth. */
export async function modelSource(readSchema: (name: string) => string): Promise<string> {
  const parts: string[] = [];
  for (const kind of KINDS) {
    const schema = JSON.parse(readSchema(kind));
    parts.push(await compile(schema, schema.title, { bannerComment: '', format: true }));
  }
  return HEADER + readonlyProperties(parts.join('\n'));
}

function readonlyProperties(source: string): string {
  return source
    .replaceAll(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, '/** $1 */')
    .replaceAll(/^(\s+)(["\w]+\??:)/gm, '$1readonly $2')
    .replaceAll(/^(\s+)\[k: string\]/gm, '$1readonly [k: string]');
}
