import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { type Explanation, explain } from '../../detect/explain.ts';
import { readSample, type SamplePart } from '../../detect/sample.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import { isError } from '../blocking-errors.ts';
import { strictly } from '../strict.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';

/** A detection and the sample to explain it on. */
export interface ExplainRequest {
  /** The sample file. */
  readonly data: string;
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
  /** The number of the event to explain, from 1 in file order (default: a match, or the nearest miss). */
  readonly event?: number | undefined;
  /** Whether malformed or unrecognized records are errors. */
  readonly strict?: boolean | undefined;
}

/** An explanation, or the reason why there is none. */
export type ExplainOutcome =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'not-runnable'; readonly problems: readonly Diagnostic[] }
  | { readonly kind: 'bad-sample' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs a detection over a sample and explains the result; problems of the data are reported. */
export async function explainDetection(
  workspace: Workspace,
  detection: ContentDocument<Detection>,
  { request, report }: { readonly request: ExplainRequest; readonly report: Report },
): Promise<ExplainOutcome> {
  const { data, strict = false, event: eventNumber } = request;
  if (!existsSync(data)) throw new UsageError(`sample ${data} does not exist`);
  const search = workspace.compile(detection);
  if (!search.runnable) return { kind: 'not-runnable', problems: problemsOf(search, workspace) };
  let isWhole = true;
  const note: Report = (problem) => {
    if (isError(problem)) isWhole = false;
    report(problem);
  };
  const { library, content } = workspace;
  const part = partOf(request, detection, content.root);
  const sample = await readSample([part], library, strict ? strictly(note) : note);
  if (strict && !isWhole) return { kind: 'bad-sample' };
  const explanation = orFailure(() => explain(search, { library, sample, eventNumber }));
  return explanation instanceof SearchFailure
    ? { kind: 'failed', reason: explanation.message }
    : { kind: 'explained', explanation };
}

function problemsOf({ reasons }: CompiledSearch, { diagnostics }: Workspace): Diagnostic[] {
  return diagnostics.filter(({ code }) => reasons.includes(code));
}

/** The sample with the user's source and sourcetype; by default with those of a test that uses the same file. */
function partOf(
  { data: path, source, sourcetype }: ExplainRequest,
  detection: ContentDocument<Detection>,
  root: string,
): SamplePart {
  const tests = detection.data.tests ?? [];
  const known = tests
    .flatMap((test) => test.attack_data ?? [])
    .find(({ data }) => resolve(root, data) === resolve(path));
  const said = source === undefined && sourcetype === undefined ? known : { source, sourcetype };
  return { data: { kind: 'file', path }, source: said?.source, sourcetype: said?.sourcetype };
}
