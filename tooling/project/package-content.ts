import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUILT_IN_KINDS, PREPARED_FILE } from '../content/built-in.ts';
import type { Content } from '../content/content.ts';
import { loadContent } from '../content/load.ts';
import type { PreparedContent } from '../content/prepared.ts';
import { createValidator, type Schemas, type Validate } from '../content/schema.ts';
import { readSchemas } from '../content/schemas.ts';

/** The schemas and the content of an installed package. */
export interface PackageContent {
  readonly schemas: Schemas;
  readonly validate: Validate;
  /** Tripline's built-in content, read when first needed. */
  builtIn(): Content;
}

/** A package does not change while it runs, so its files are read once, however many content folders are opened. */
const known = new Map<string, PackageContent>();

/** The schemas and the content of the package in a folder. */
export function packageContent(root: string): PackageContent {
  const key = resolve(root);
  const read = known.get(key) ?? readPackage(key);
  known.set(key, read);
  return read;
}

function readPackage(root: string): PackageContent {
  const schemas = readSchemas(root);
  const validate = createValidator(schemas);
  let content: Content | undefined;
  return {
    schemas,
    validate,
    builtIn() {
      content ??= loadContent(root, {
        validate,
        report: ignore,
        kinds: BUILT_IN_KINDS,
        prepared: readPrepared(root),
      });
      return content;
    },
  };
}

/** Data prepared by the build; empty without a build. */
export function readPrepared(root: string): PreparedContent {
  const path = join(root, PREPARED_FILE);
  if (!existsSync(path)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))));
}

function ignore(): void {
  // Built-in content is checked only when it is the content folder.
}
