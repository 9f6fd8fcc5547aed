import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { didYouMean, type Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { type ContentDocument, type Path, pathOfPointer, type SchemaKind } from './document.ts';
import { toleratedAs, toleratedProblem } from './tolerated.ts';
import { type ValidParts, validParts } from './valid-parts.ts';

/** The JSON schema of each kind of file. */
export type Schemas = Readonly<Record<SchemaKind, object>>;

/**
 * Checks a document against the schema of its kind. Returns its valid parts and reports the others; undefined if nothing
 * can be read.
 */
export type Validate = (
  document: ContentDocument<unknown>,
  report: Report,
) => ValidParts | undefined;

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
    if (validator(document.data)) return { data: document.data, isPartial: false };
    const errors = validator.errors ?? [];
    for (const error of errors) {
      const problem = problemOf(error, document, validator.schema);
      if (problem !== undefined) report(problem);
    }
    return validParts(document, errors, validator);
  };
}

function problemOf(error: ErrorObject, document: ContentDocument<unknown>, schema: unknown) {
  const path = pathOfPointer(error.instancePath);
  const written = document.writtenPath(path);
  switch (error.keyword) {
    case 'required': {
      const missing = document.writtenPath([...path, String(error.params['missingProperty'])]);
      const key = String(missing.at(-1));
      const parent = nameOf(missing.slice(0, -1), document);
      return contentDiagnostic('missing-key', { key, parent }, document.spanAt(path, 'key'));
    }
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const known = Object.keys(error.parentSchema?.['properties'] ?? {});
      const span = document.spanAt([...path, key], 'key');
      const parent = nameOf(written, document);
      const params = { key, parent, nearest: nearest(key, known), known };
      return contentDiagnostic(isInTest(path) ? 'unknown-test-key' : 'unknown-key', params, span);
    }
    case 'type': {
      const tolerated = toleratedAs(error, schema);
      if (tolerated !== undefined) return toleratedProblem(tolerated, path, document);
      const expected = [error.params['type']].flat().join(' or ');
      const params = { path: written.join('.'), expected, found: describe(error.data) };
      return contentDiagnostic('wrong-type', params, document.spanAt(path));
    }
    default: {
      const tolerated = toleratedAs(error, schema);
      if (tolerated !== undefined) return toleratedProblem(tolerated, path, document);
      return valueProblem(error, path, document);
    }
  }
}

function nameOf(path: Path, { kind }: ContentDocument<unknown>): string {
  return path.length === 0 ? `the ${kind.replaceAll('_', ' ')}` : `"${path.join('.')}"`;
}

/** A misspelled key of a test could turn off what the test expects. */
function isInTest([part]: Path): boolean {
  return part === 'tests';
}

function valueProblem(error: ErrorObject, path: Path, document: ContentDocument<unknown>) {
  // The members of a union report their own problems too; one message is enough.
  if (error.schemaPath.includes('/anyOf/')) return undefined;
  const span = document.spanAt(path);
  const at = document.writtenPath(path).join('.');
  const value = JSON.stringify(error.data);
  if (error.keyword === 'enum') {
    const allowed = [error.params['allowedValues']].flat().map(String);
    const params = {
      path: at,
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
  return contentDiagnostic('wrong-value', { path: at, problem, help }, span);
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `the ${typeof value} ${JSON.stringify(value)}`;
}
