import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../tooling/base/record.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What fills the texts of a document; it ends up in every field that takes a text. */
export interface Filling {
  readonly text: string;
  /** By the key of a field, where the whole site needs something else. */
  readonly byKey: Readonly<Record<string, unknown>>;
}

/** A document with every field that a content kind's schema allows, filled with one text wherever it may be. */
export function filledDocument(packageRoot: string, kind: string, filling: Filling): unknown {
  const path = join(packageRoot, 'schemas', `${kind}.schema.json`);
  const root: Schema = JSON.parse(readFileSync(path, 'utf8'));
  return filled(root, { root, filling, depth: 0 });
}

interface Context {
  readonly root: Schema;
  readonly filling: Filling;
  readonly depth: number;
}

/** Schemas may hold themselves; nothing is so deep that this would be too little. */
const DEEPEST = 6;

function filled(written: Schema, context: Context): unknown {
  const schema = resolved(written, context.root);
  const choices = schema['enum'] ?? schema['examples'];
  if (Array.isArray(choices)) return choices[0];
  if ('const' in schema) return schema['const'];
  switch (typeOf(schema)) {
    case 'object':
      return filledObject(schema, context);
    case 'array':
      return context.depth > DEEPEST ? [] : [filled(itemsOf(schema), deeper(context))];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      return context.filling.text;
  }
}

function filledObject(schema: Schema, context: Context): Record<string, unknown> {
  const { properties = {} } = schema;
  const entries = Object.entries(isRecord(properties) ? properties : {})
    .filter(([, property]) => isRecord(property) && context.depth <= DEEPEST)
    .map(([key, property]) => [
      key,
      key in context.filling.byKey
        ? context.filling.byKey[key]
        : filled(property as Schema, deeper(context)),
    ]);
  return Object.fromEntries(entries);
}

function deeper(context: Context): Context {
  return { ...context, depth: context.depth + 1 };
}

function resolved(schema: Schema, root: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    const parts = ref.replace(/^#\//, '').split('/');
    const found = parts.reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), root);
    return isRecord(found) ? resolved(found, root) : {};
  }
  const choices = schema['oneOf'] ?? schema['anyOf'];
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return isRecord(first) ? resolved(first, root) : schema;
}

function itemsOf({ items }: Schema): Schema {
  return isRecord(items) ? items : { type: 'string' };
}

function typeOf({ type, properties }: Schema): unknown {
  if (properties !== undefined) return 'object';
  return Array.isArray(type) ? type[0] : type;
}
