import type { Command } from 'commander';
import { assertNever } from '../../base/assert-never.ts';
import { authorToName } from '../../content/attribution.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { passes } from '../../plan/passes/index.ts';
import { printPlan } from '../../plan/print-plan.ts';
import { annotationsJson } from '../../project/explain/annotations-json.ts';
import { explainDetection } from '../../project/explain/explain-detection.ts';
import { explainTests } from '../../project/explain/explain-tests.ts';
import { explanationJson, testJson } from '../../project/explain/explanation-json.ts';
import { oneDetection } from '../../project/explain/one-detection.ts';
import { type Workspace, type Workspaces, withKeptPlans } from '../../project/workspace.ts';
import { explanationText, type TextView, testText } from '../../reports/explain/text.ts';
import type { CliCommand } from '../command.ts';
import { samplePlaces, sayOn } from '../data/samples.ts';
import { count } from '../number-argument.ts';
import type { ExitCode, World } from '../world.ts';

interface ExplainOptions {
  readonly content: string;
  readonly data?: string;
  readonly attackData?: string;
  readonly test?: number;
  readonly raw?: boolean;
  readonly plan?: boolean;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly event?: number;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** `tripline explain`: shows why a detection fires or does not. */
export const explain: CliCommand = {
  name: 'explain',
  declare(command: Command, run, world) {
    command
      .description('Shows why a detection fires on a sample, or which condition prevents it')
      .argument('<detection>', 'name of a detection, a part of it, its ID or its file')
      .option('--test <n>', 'only the n-th test of the detection (default: all)', count)
      .option('--data <file>', 'sample file instead of the data of the tests')
      .option('--attack-data <dir>', 'clone of an attack data repository')
      .option('--plan', 'print the search plan before and after optimization')
      .option('--content <dir>', 'content folder', '.')
      .option('--source <text>', 'source of the events')
      .option('--sourcetype <text>', 'sourcetype of the events')
      .option('--event <n>', 'explain the n-th event of the sample', count)
      .option('--raw', 'also show the text of events')
      .option('--strict', 'treat malformed or unrecognized records as errors')
      .option('--json', 'print one JSON object')
      .action((path: string, options: ExplainOptions) =>
        run(() => runExplain(path, options, world)),
      );
  },
};

async function runExplain(named: string, options: ExplainOptions, world: World): Promise<ExitCode> {
  return withKeptPlans(world, (workspaces) => explainNamed(named, options, { workspaces, world }));
}

async function explainNamed(
  named: string,
  options: ExplainOptions,
  { workspaces, world }: { readonly workspaces: Workspaces; readonly world: World },
): Promise<ExitCode> {
  const workspace = workspaces.open(options.content);
  const detection = oneDetection(workspace, named);
  const search = workspace.compile(detection);
  if (options.plan) return printPlans(search, world);
  const view = {
    name: detection.data.name,
    text: search.source.text,
    detection: detection.data,
    author: authorToName(detection),
    raw: options.raw === true,
  };
  const explained = { workspaces, workspace, detection, view, options, world };
  return options.data === undefined
    ? onTests(explained)
    : onSample({ ...explained, data: options.data });
}

interface ExplainContext {
  readonly workspaces: Workspaces;
  readonly workspace: Workspace;
  readonly detection: ContentDocument<Detection>;
  readonly view: TextView;
  readonly options: ExplainOptions;
  readonly world: World;
}

async function onTests(context: ExplainContext): Promise<ExitCode> {
  const { workspaces, workspace, detection, view, options, world } = context;
  const places = samplePlaces(options, workspaces.validate, world);
  if (places === undefined) return 1;
  const { test, event, strict } = options;
  const request = { places, clock: world.clock, test, event, strict };
  let isGreen = true;
  const tests: object[] = [];
  for await (const explained of explainTests(workspace, detection, request)) {
    if (explained.result.status !== 'passed') isGreen = false;
    if (options.json) tests.push(testJson(explained, view));
    else world.stdout(`${testText(explained, view)}`);
  }
  if (options.json) printJson({ detection: view.name, tests, ...annotationsOf(context) }, world);
  return isGreen ? 0 : 1;
}

async function onSample(context: ExplainContext & { readonly data: string }): Promise<ExitCode> {
  const { workspace, detection, view, options, world, data } = context;
  const report = sayOn(world);
  const request = { ...options, data };
  const outcome = await explainDetection(workspace, detection, { request, report });
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
      if (!options.json) world.stdout(explanationText(outcome.explanation, view));
      else
        printJson(
          { ...explanationJson(outcome.explanation, view), ...annotationsOf(context) },
          world,
        );
      return outcome.explanation.rows.length > 0 ? 0 : 1;
    default:
      return assertNever(outcome);
  }
}

function annotationsOf({ detection, workspace, world }: ExplainContext) {
  const annotations = annotationsJson(detection, workspace, world.packageRoot);
  return { author: detection.data.author, annotations };
}

function printJson(json: object, world: World): void {
  world.stdout(`${JSON.stringify(json, null, 2)}\n`);
}

function printPlans({ plan, optimised }: CompiledSearch, world: World): ExitCode {
  world.stdout(`search plan:\n${printPlan(plan)}\n\n`);
  for (const { name, summary } of passes) world.stdout(`pass ${name}: ${summary}\n`);
  world.stdout(`\n${printPlan(optimised)}\n`);
  return 0;
}
