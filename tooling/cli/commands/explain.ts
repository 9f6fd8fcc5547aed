import type { Command } from 'commander';
import { assertNever } from '../../base/assert-never.ts';
import { agree, counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { shortened, shortLine } from '../../base/shortened.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { CheckedCondition } from '../../detect/conditions.ts';
import type { ExplainedEvent, Explanation } from '../../detect/explain.ts';
import { type FieldValue, toText } from '../../events/field-value.ts';
import { passes } from '../../plan/passes/index.ts';
import { printPlan } from '../../plan/print-plan.ts';
import { annotationsJson } from '../../project/explain/annotations-json.ts';
import { explainDetection, oneDetection } from '../../project/explain/explain-detection.ts';
import { type Explained, explanationJson } from '../../project/explain/explanation-json.ts';
import { Workspaces } from '../../project/workspace.ts';
import type { CliCommand } from '../command.ts';
import { sayOn } from '../data/samples.ts';
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

/** `tripline explain`: shows why a detection fires or does not. */
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

async function runExplain(path: string, options: ExplainOptions, world: World): Promise<ExitCode> {
  const workspace = new Workspaces(world).open(options.content);
  const detection = oneDetection(workspace, path);
  const search = workspace.compile(detection);
  if (options.plan) return printPlans(search, world);
  if (options.data === undefined) throw new UsageError('use --data FILE to select a sample');
  const event = options.event === undefined ? undefined : Number(options.event);
  const request = { ...options, data: options.data, event };
  const report = sayOn(world);
  const outcome = await explainDetection(workspace, detection, { request, report });
  const view = { name: detection.data.name, text: search.source.text };
  switch (outcome.kind) {
    case 'not-runnable':
      outcome.problems.forEach(report);
      return 1;
    case 'bad-sample':
      return 1;
    case 'failed':
      world.stderr(`error: the search fails: ${outcome.reason}\n`);
      return 1;
    case 'explained':
      if (!options.json) world.stdout(asText(outcome.explanation, view));
      else {
        const annotations = annotationsJson(detection, workspace, world.packageRoot);
        const json = { ...explanationJson(outcome.explanation, view), annotations };
        world.stdout(`${JSON.stringify(json, null, 2)}\n`);
      }
      return outcome.explanation.rows.length > 0 ? 0 : 1;
    default:
      return assertNever(outcome);
  }
}

function printPlans({ plan, optimised }: CompiledSearch, world: World): ExitCode {
  world.stdout(`search plan:\n${printPlan(plan)}\n\n`);
  for (const { name, summary } of passes) world.stdout(`pass ${name}: ${summary}\n`);
  world.stdout(`\n${printPlan(optimised)}\n`);
  return 0;
}

function asText({ rows, events, event, after }: Explanation, view: Explained): string {
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
  view: Explained,
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

function conditionLines(condition: CheckedCondition, view: Explained, depth: number): string[] {
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
