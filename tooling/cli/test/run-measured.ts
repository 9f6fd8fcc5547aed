import { relative, resolve, sep } from 'node:path';
import { testScenarios } from '../../project/scenario/test-scenarios.ts';
import { measureAll } from '../../project/test/measure-all.ts';
import type { MeasuredDetection } from '../../project/test/measure-detection.ts';
import type { MeasureOrder } from '../../project/test/measure-order.ts';
import { unreadDetections } from '../../project/test/misread.ts';
import { type Quality, qualityJson, qualityOf, qualityTotals } from '../../project/test/quality.ts';
import { writeSuggestions } from '../../project/test/write-suggestions.ts';
import { Workspaces } from '../../project/workspace.ts';
import { qualityText, totalsLine } from '../../reports/test/quality-text.ts';
import {
  notSuggestedText,
  openText,
  suggestionsText,
  writtenText,
} from '../../reports/test/suggestions-text.ts';
import type { TestReporter } from '../../reports/test/test-reporter.ts';
import type { ExitCode, World } from '../world.ts';
import { finishTests } from './finish.ts';
import type { TestOptions } from './options.ts';
import { samplesFor } from './samples-for.ts';
import { searchSettings } from './search-settings.ts';

/** Whether to measure the tests in addition to running them. */
export function measures(options: TestOptions): boolean {
  const { coverage, coverageMin, mutate, mutateMin, suggest } = options;
  return [coverage, coverageMin, mutate, mutateMin, suggest].some((option) => option !== undefined);
}

/** The options and the output of a measured run. */
export interface MeasuredRun {
  readonly options: TestOptions;
  readonly world: World;
  readonly reporter: TestReporter;
}

/** Runs the tests of detections and measures their quality, and runs the scenarios of stories. */
export async function runMeasured(
  paths: readonly string[],
  { options, world, reporter }: MeasuredRun,
): Promise<ExitCode> {
  const workspaces = new Workspaces(world);
  if ((await samplesFor(paths, options, { world, workspaces })) === undefined) return 1;
  const workspace = workspaces.open(options.content);
  const selected = workspace.select(paths);
  const files = selected.map(({ path }) => path);
  const minima = { coverage: options.coverageMin, mutation: options.mutateMin };
  const qualities: Quality[] = [];
  for (const result of unreadDetections(workspace, paths)) reporter.add(result);
  for await (const measured of measuredWithProgress(files, options, world)) {
    for (const result of measured.results) reporter.add(result);
    const quality = qualityOf(measured, minima);
    qualities.push(quality);
    reporter.tell(measured.detection, {
      diagnostics: quality.diagnostics,
      text: qualityText(quality),
      json: { quality: qualityJson(quality) },
    });
    if (options.suggest) await tellSuggestions(measured, { options, world, reporter });
  }
  const { strict, requireData } = options;
  const rules = { settings: searchSettings(options), clock: world.clock, strict, requireData };
  const stories = workspace.selectStories(paths);
  for await (const result of testScenarios(workspace, stories, rules)) reporter.add(result);
  const totals = qualityTotals(qualities);
  const asks = options.coverageMin !== undefined || options.mutateMin !== undefined;
  const isEnough = !asks || qualities.every((quality) => quality.isEnough);
  const isGreen = reporter.summary.isGreen && isEnough;
  finishTests(reporter, { isGreen, more: totals, lines: [totalsLine(totals)] }, world);
  return isGreen ? 0 : 1;
}

/** Prints suggested tests, or adds them to the file. */
async function tellSuggestions(
  { file, detection, suggestions }: MeasuredDetection,
  { options, world, reporter }: MeasuredRun,
): Promise<void> {
  if (suggestions === undefined) {
    reporter.print(notSuggestedText(detection));
    return;
  }
  const { tests, open } = suggestions;
  reporter.print(openText(open));
  if (tests.length === 0) return;
  if (!options.write) return reporter.print(suggestionsText(detection, tests));
  const path = relative(resolve(options.content), resolve(file)).split(sep).join('/');
  const written = await writeSuggestions(options.content, path, tests);
  world.stderr(`${writtenText(file, written)}\n`);
}

async function* measuredWithProgress(
  files: readonly string[],
  options: TestOptions,
  world: World,
): ReturnType<typeof measureAll> {
  const progress = world.progress(files.length);
  const how = { host: world, jobs: options.jobs, onDone: progress.tick };
  try {
    yield* measureAll(orderOf(options), files, how);
  } finally {
    progress.stop();
  }
}

function orderOf(options: TestOptions): MeasureOrder {
  const { content, attackData, timezone, geo, strict, requireData, suggest = false } = options;
  return {
    content,
    attackData,
    timeZone: timezone,
    geo,
    strict,
    requireData,
    coverage: suggest || options.coverage === true || options.coverageMin !== undefined,
    mutate: suggest || options.mutate === true || options.mutateMin !== undefined,
    suggest,
  };
}
