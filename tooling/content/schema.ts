import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { didYouMean, type Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import { isRecord } from '../base/record.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { type ContentDocument, type Path, type SchemaKind, valueAt } from './document.ts';

export type Schemas = Readonly<Record<SchemaKind, object>>;

/**
 * Checks a document against the schema of its kind. Returns its data without the invalid parts, which are reported;
 * undefined if required parts are missing.
 */
export type Validate = (document: ContentDocument<unknown>, report: Report) => unknown;

/** Compiles each schema when the first document of its kind is checked. */
export function createValidator(schemas: Schemas): Validate {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    verbose: true,
    // The schemas are ours: skip their validation and code optimization, which would slow down every command.
    validateSchema: false,
    code: { optimize: false },
  });
  const validators = new Map<SchemaKind, ValidateFunction>();
  return (document, report) => {
    const validator = validators.get(document.kind) ?? ajv.compile(schemas[document.kind]);
    validators.set(document.kind, validator);
    if (validator(document.data)) return document.data;
    const errors = validator.errors ?? [];
    for (const error of errors) {
      const problem = problemOf(error, document);
      if (problem !== undefined) report(problem);
    }
    return reduced(document.data, errors, validator);
  };
}

/** The data without invalid parts, and with empty values for missing parts. */
function reduced(
  data: unknown,
  errors: readonly ErrorObject[],
  validator: ValidateFunction,
): unknown {
  const copy: unknown = structuredClone(data);
  let left: readonly ErrorObject[] = errors.filter(isSerious);
  // A removed part can be a missing part: two rounds are enough for any document.
  for (let pass = 0; pass < 2 && left.length > 0; pass += 1) {
    for (const error of left) if (error.keyword === 'required') addEmpty(copy, error);
    removeAll(
      copy,
      left.filter(({ keyword }) => keyword !== 'required'),
    );
    left = validator(copy) ? [] : (validator.errors ?? []).filter(isSerious);
  }
  return left.length === 0 ? copy : undefined;
}

function isSerious({ keyword }: ErrorObject): boolean {
  return keyword !== 'additionalProperties';
}

/** Later list items come first, so that the indexes of the others stay valid. */
function removeAll(data: unknown, errors: readonly ErrorObject[]): void {
  const pointers = new Set(errors.map(({ instancePath }) => instancePath));
  const paths = [...pointers].map(pathOf).sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)));
  for (const path of paths) removeAt(data, path);
}

const EMPTY: Readonly<Record<string, unknown>> = { string: '-', array: [], object: {}, integer: 1 };

/** A document needs its name, and a detection its search; other required parts can be empty. */
function addEmpty(data: unknown, { instancePath, params, parentSchema }: ErrorObject): void {
  const key = String(params['missingProperty']);
  const parent = valueAt(data, pathOf(instancePath));
  if (!isRecord(parent) || key === 'name' || key === 'search') return;
  const type = parentSchema?.['properties']?.[key]?.type;
  Object.assign(parent, { [key]: structuredClone(EMPTY[type] ?? null) });
}

function removeAt(data: unknown, path: Path): void {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent.splice(key, 1);
  else if (isRecord(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
}

function problemOf(error: ErrorObject, document: ContentDocument<unknown>) {
  const path = pathOf(error.instancePath);
  const where =
    path.length === 0 ? `the ${document.kind.replaceAll('_', ' ')}` : `"${path.join('.')}"`;
  switch (error.keyword) {
    case 'required': {
      const key = String(error.params['missingProperty']);
      const span = document.spanAt(path, 'key');
      return contentDiagnostic('missing-key', { key, parent: where }, span);
    }
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const known = Object.keys(error.parentSchema?.['properties'] ?? {});
      const span = document.spanAt([...path, key], 'key');
      const params = { key, parent: where, nearest: nearest(key, known), known };
      return contentDiagnostic(isInTest(path) ? 'unknown-test-key' : 'unknown-key', params, span);
    }
    case 'type': {
      const expected = [error.params['type']].flat().join(' or ');
      const params = { path: path.join('.'), expected, found: describe(error.data) };
      return contentDiagnostic('wrong-type', params, document.spanAt(path));
    }
    default:
      return valueProblem(error, path, document);
  }
}

/** A misspelled key of a test could turn off what the test expects. */
function isInTest([part]: Path): boolean {
  return part === 'tests';
}

function valueProblem(error: ErrorObject, path: Path, document: ContentDocument<unknown>) {
  // The members of a union report their own problems too; one message is enough.
  if (error.schemaPath.includes('/anyOf/')) return undefined;
  const span = document.spanAt(path);
  const value = JSON.stringify(error.data);
  if (error.keyword === 'enum') {
    const allowed = [error.params['allowedValues']].flat().map(String);
    const params = {
      path: path.join('.'),
      problem: `is ${value}; expected one of ${allowed.join(', ')}`,
    };
    return contentDiagnostic(
      'wrong-value',
      { ...params, help: didYouMean(nearest(String(error.data), allowed)) },
      span,
    );
  }
  const problem =
    error.keyword === 'pattern'
      ? `has an invalid format: ${value}`
      : `${error.message}; found ${value}`;
  const help = error.parentSchema?.['description'];
  return contentDiagnostic('wrong-value', { path: path.join('.'), problem, help }, span);
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `the ${typeof value} ${JSON.stringify(value)}`;
}
