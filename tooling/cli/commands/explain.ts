import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { agree, counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { oneLine } from '../../base/inert.ts';
import { textReport } from '../../base/report/text.ts';
import { shortened, shortLine } from '../../base/shortened.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { CheckedCondition } from '../../detect/conditions.ts';
import {
  type ExplainedEvent,
  type Explanation,
  explain as explainSearch,
} from '../../detect/explain.ts';
import { readSample, type SamplePart } from '../../detect/sample.ts';
import { type FieldValue, toJson, toText } from '../../events/field-value.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import { passes } from '../../plan/passes/index.ts';
import { printPlan } from '../../plan/print-plan.ts';
import { strictly } from '../../project/strict.ts';
import { unreadDetections } from '../../project/test/misread.ts';
import { type Workspace, Workspaces } from '../../project/workspace.ts';
import type { CliCommand } from '../command.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface ExplainOptions {
  readonly content: string;
  readonly data?: string;
  readonly plan?: boolean;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly event?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

export const explain: CliCommand = {
  name: 'explain',
  declare(command: Command, run, world) {
    command
      .description('Shows why a detection fires on a sample, or which condition prevents it')
      .argument('<detection>', 'detection file or ID')
      .option('--data <file>', 'sample file')
      .option('--plan', 'print the search plan before and after optimization')
      .option('--content <dir>', 'content folder', '.')
      .option('--source <text>', 'source of the events')
      .option('--sourcetype <text>', 'sourcetype of the events')
      .option('--event <n>', 'explain the n-th event of the sample')
      .option('--strict', 'treat malformed or unrecognized records as errors')
      .option('--json', 'print one JSON object')
      .action((path: string, options: ExplainOptions) =>
        run(() => runExplain(path, options, world)),
      );
  },
};

function whyNone(path: string, workspace: Workspace): string {
  const problems = unreadDetections(workspace, [path]).flatMap(({ diagnostics }) => diagnostics);
  if (problems.length === 0) return `expected one detection in ${path}`;
  return [`${path} cannot be read`, ...problems.map((item) => textReport(item))].join('\n');
}

async function runExplain(path: string, options: ExplainOptions, world: World): Promise<ExitCode> {
  const workspace = new Workspaces(world).open(options.content);
  const [detection, ...others] = workspace.select([path]);
  if (detection === undefined || others.length > 0) throw new UsageError(whyNone(path, workspace));
  const search = workspace.compile(detection);
  if (options.plan) return printPlans(search, world);
  if (options.data === undefined) throw new UsageError('use --data FILE to select a sample');
  if (!existsSync(options.data)) throw new UsageError(`sample ${options.data} does not exist`);
  if (!search.runnable) {
    for (const problem of workspace.diagnostics) {
      if (search.reasons.includes(problem.code)) world.stderr(`${textReport(problem)}\n`);
    }
    return 1;
  }
  const part = partFor(options.data, options, { detection, root: workspace.content.root });
  let isWhole = true;
  const report = (problem: Diagnostic) => {
    world.stderr(`${textReport(problem)}\n`);
    if (problem.severity === 'error') isWhole = false;
  };
  const sample = await readSample(
    [part],
    workspace.library,
    options.strict ? strictly(report) : report,
  );
  if (options.strict && !isWhole) return 1;
  const eventNumber = options.event === undefined ? undefined : Number(options.event);
  const explanation = orFailure(() =>
    explainSearch(search, { library: workspace.library, sample, eventNumber }),
  );
  if (explanation instanceof SearchFailure) {
    world.stderr(`error: the search fails: ${explanation.message}\n`);
    return 1;
  }
  const view = { name: detection.data.name, text: search.source.text };
  if (options.json) world.stdout(`${JSON.stringify(asJson(explanation, view), null, 2)}\n`);
  else world.stdout(asText(explanation, view));
  return explanation.rows.length > 0 ? 0 : 1;
}

/**
 * The sample with the user's source and sourcetype; by default with those of a test that uses the same file.
 */
function partFor(
  path: string,
  { source, sourcetype }: ExplainOptions,
  { detection, root }: { readonly detection: ContentDocument<Detection>; readonly root: string },
): SamplePart {
  const tests = detection.data.tests ?? [];
  const known = tests
    .flatMap((test) => test.attack_data ?? [])
    .find(({ data }) => resolve(root, data) === resolve(path));
  const said = source === undefined && sourcetype === undefined ? known : { source, sourcetype };
  return { data: { kind: 'file', path }, source: said?.source, sourcetype: said?.sourcetype };
}

function printPlans({ plan, optimised, source }: CompiledSearch, world: World): ExitCode {
  world.stdout(`search plan:\n${printPlan(plan, source.text)}\n\n`);
  for (const { name, summary } of passes) world.stdout(`pass ${name}: ${summary}\n`);
  world.stdout(`\n${printPlan(optimised, source.text)}\n`);
  return 0;
}

interface View {
  readonly name: string;
  /** The search with its macros expanded; spans refer to it. */
  readonly text: string;
}

function asJson({ rows, events, event, after }: Explanation, view: View) {
  return {
    detection: view.name,
    events,
    rows: rows.map(toJson),
    event: event && {
      number: event.number,
      passes: event.passes,
      outside: event.outside ?? null,
      conditions: event.filters.map((filter) => conditionJson(filter, view)),
    },
    results: after.map(({ before, kept, example }) => ({
      before,
      kept,
      conditions: example === undefined ? null : conditionJson(example, view),
    })),
  };
}

interface ConditionJson {
  readonly kind: string;
  readonly text: string;
  readonly outcome: boolean | null;
  readonly saw: Readonly<Record<string, unknown>>;
  readonly children: readonly ConditionJson[];
}

function conditionJson(
  { kind, span, outcome, saw, children }: CheckedCondition,
  view: View,
): ConditionJson {
  return {
    kind,
    text: view.text.slice(span.start, span.end),
    outcome,
    saw: Object.fromEntries(saw.map(([field, value]) => [field, toJson(value)])),
    children: children.map((child) => conditionJson(child, view)),
  };
}

function asText({ rows, events, event, after }: Explanation, view: View): string {
  const lines = [`${view.name}: ${counted(rows.length, 'row')} from ${counted(events, 'event')}`];
  if (event === undefined) lines.push('the sample has no event with this number');
  else lines.push(...eventLines(event, view));
  for (const { before, kept, example } of after) {
    lines.push('', `of ${counted(before, 'result')}, ${kept} ${agree(kept, 'is', 'are')} kept by:`);
    if (example !== undefined) lines.push(...conditionLines(example, view, 1));
  }
  return `${lines.map(oneLine).join('\n')}\n`;
}

function eventLines(
  { number, event, passes, outside, filters }: ExplainedEvent,
  view: View,
): string[] {
  const lines = [
    '',
    `event ${number} ${passes ? 'matches' : 'is the closest, but does not match'}`,
  ];
  const raw = shortLine(toText(event.get('_raw')), 160);
  if (raw !== '') lines.push(`  ${raw}`);
  if (outside !== undefined) lines.push(`  not in ${outside}`);
  for (const filter of filters) lines.push('', ...conditionLines(filter, view, 1));
  return lines;
}

const MARKS = new Map<boolean | null, string>([
  [true, '✓'],
  [false, '✗'],
  [null, '?'],
]);
const HEADS = { all: 'all of', any: 'any of', not: 'not' } as const;

function conditionLines(condition: CheckedCondition, view: View, depth: number): string[] {
  const { kind, span, outcome, saw, children } = condition;
  const indent = '  '.repeat(depth);
  const mark = MARKS.get(outcome) ?? '?';
  if (kind !== 'single') {
    return [
      `${indent}${mark} ${HEADS[kind]}`,
      ...children.flatMap((child) => conditionLines(child, view, depth + 1)),
    ];
  }
  const text = shortLine(view.text.slice(span.start, span.end), 100);
  const values = saw.map(([field, value]) => `${field} = ${shown(value)}`);
  return [`${indent}${mark} ${text}${values.length > 0 ? `   ${values.join(', ')}` : ''}`];
}

function shown(value: FieldValue): string {
  return value === null ? 'absent' : JSON.stringify(shortened(toText(value), 120));
}
