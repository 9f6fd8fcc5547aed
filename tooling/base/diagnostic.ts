import { isPlainObject } from './record.ts';
import type { SourceSpan } from './source.ts';

/** How serious a problem is; only errors fail. */
export type Severity = 'error' | 'warning' | 'info';

/** A problem, reported to detection authors. */
export interface Diagnostic {
  /** `<layer>/<kebab-case>`, stable across releases: `spl/unknown-command`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  readonly span: SourceSpan | undefined;
  /** Other locations that explain the problem. */
  readonly related: readonly RelatedSpan[];
  /** Why it matters, or how to fix it. */
  readonly help: string | undefined;
  readonly fix: Fix | undefined;
}

/** Another location, and what it has to do with the problem. */
export interface RelatedSpan {
  readonly span: SourceSpan;
  readonly message: string;
}

/** A change that solves a problem without other effects. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A part of a text and its replacement. */
export interface TextEdit {
  readonly span: SourceSpan;
  readonly newText: string;
}

/** Receives each problem when it is found. */
export type Report = (diagnostic: Diagnostic) => void;

/** The severity, message and help of one code. */
export interface DiagnosticDefinition<Params> {
  readonly severity: Severity;
  readonly message: (params: Params) => string;
  readonly help?: (params: Params) => string | undefined;
}

/** The other locations and the fix of one problem. */
export interface DiagnosticDetails {
  readonly related?: readonly RelatedSpan[];
  readonly fix?: Fix;
}

// biome-ignore lint/suspicious/noExplicitAny: the only way to say "any parameter type" here
type Definitions = Readonly<Record<string, DiagnosticDefinition<any>>>;
type ParamsOf<D> = D extends DiagnosticDefinition<infer P> ? P : never;

type Create<T extends Definitions> = <Code extends keyof T & string>(
  code: Code,
  params: ParamsOf<T[Code]>,
  span: SourceSpan | undefined,
  details?: DiagnosticDetails,
) => Diagnostic;

/** Creates the diagnostics of one layer. */
export type DiagnosticCreator<T extends Definitions> = Create<T> & {
  /** All codes of the layer, with the layer prefix. */
  readonly codes: readonly string[];
  /** Those of them that are errors. */
  readonly errors: readonly string[];
  readonly definitions: Readonly<Record<string, DiagnosticDefinition<never>>>;
  readonly layer: string;
};

/** Declares the diagnostics of one layer and their messages; returns a function that creates them. */
export function defineDiagnostics<T extends Definitions>(
  layer: string,
  definitions: T,
): DiagnosticCreator<T> {
  const create: Create<T> = (code, params, span, details = {}) => {
    const definition = definitions[code] as DiagnosticDefinition<unknown>;
    const said = withoutBreaks(params);
    return {
      code: `${layer}/${code}`,
      severity: definition.severity,
      message: definition.message(said),
      span,
      related: details.related ?? [],
      help: definition.help?.(said),
      fix: details.fix,
    };
  };
  const codesOf = (entries: readonly (readonly [string, unknown])[]) =>
    entries.map(([code]) => `${layer}/${code}`);
  const all = Object.entries(definitions);
  const errors = all.filter(([, { severity }]) => severity === 'error');
  const known = { codes: codesOf(all), errors: codesOf(errors), definitions, layer };
  return Object.assign(create, known);
}

/** The help for an unknown name. */
export function didYouMean(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `did you mean "${withoutBreaks(nearest)}"?`;
}

/**
 * What an author wrote does not begin a line of a report: that could pass for a message of ours, or for a command of a
 * workflow.
 */
function withoutBreaks(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\r\n?|\n/g, '\\n');
  if (Array.isArray(value)) return value.map(withoutBreaks);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutBreaks(part)]));
}
