import { textReport } from '../../base/report/text.ts';
import { Workspaces } from '../workspace.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';
import { measureAll } from './measure-all.ts';
import type { MeasuredDetection } from './measure-detection.ts';
import type { MeasureOrder } from './measure-order.ts';
import type { TestOptions } from './options.ts';
import { printResult, resultJson } from './print-result.ts';
import { type Quality, qualityJson, qualityOf, qualityTotals } from './quality.ts';
import { qualityLine, totalsLine } from './quality-text.ts';
import { samplesFor } from './samples-for.ts';
import { Summary } from './summary.ts';

/** Whether the tests are to be measured too, and not only run. */
export function measures({ coverage, coverageMin, mutate, mutateMin }: TestOptions): boolean {
  return [coverage, coverageMin, mutate, mutateMin].some((option) => option !== undefined);
}

/** Runs the tests of detections and measures how much they show. */
export async function runMeasured(
  paths: readonly string[],
  options: TestOptions,
  world: World,
): Promise<ExitCode> {
  if (options.plan !== undefined)
    throw new UsageError('--plan has no tests that could be measured');
  const started = world.clock();
  const workspaces = new Workspaces(world);
  if ((await samplesFor(paths, options, { world, workspaces })) === undefined) return 1;
  const selected = workspaces.open(options.content).select(paths);
  const files = selected.map(({ path }) => path);
  const minima = { coverage: options.coverageMin, mutation: options.mutateMin };
  const summary = new Summary();
  const qualities: Quality[] = [];
  for await (const measured of measureAll(orderOf(options), files, { world, jobs: options.jobs })) {
    for (const result of measured.results) summary.add(result);
    const quality = qualityOf(measured, minima);
    qualities.push(quality);
    if (options.json) printJson(measured, quality, { world, options });
    else printText(measured, quality, world);
  }
  const ms = Math.round(world.clock() - started);
  if (options.json) {
    const totals = qualityTotals(qualities);
    world.stdout(`${JSON.stringify({ summary: { ...summary.counts(), ...totals, ms } })}\n`);
  } else {
    world.stdout(totalsLine(qualityTotals(qualities)));
    summary.print(world, ms);
  }
  const asks = options.coverageMin !== undefined || options.mutateMin !== undefined;
  const isEnough = !asks || qualities.every((quality) => quality.isEnough);
  return summary.isGreen && isEnough ? 0 : 1;
}

function orderOf(options: TestOptions): MeasureOrder {
  const { content, attackData, timezone, geo, strict, requireData } = options;
  return {
    content,
    attackData,
    timeZone: timezone,
    geo,
    strict,
    requireData,
    coverage: options.coverage === true || options.coverageMin !== undefined,
    mutate: options.mutate === true || options.mutateMin !== undefined,
  };
}

interface Printing {
  readonly world: World;
  readonly options: TestOptions;
}

function printJson(
  { results }: MeasuredDetection,
  quality: Quality,
  { world, options }: Printing,
): void {
  for (const result of results)
    world.stdout(`${JSON.stringify(resultJson(result, options.rows === true))}\n`);
  world.stdout(`${JSON.stringify({ quality: qualityJson(quality) })}\n`);
}

function printText({ results }: MeasuredDetection, quality: Quality, world: World): void {
  for (const result of results) printResult(result, world);
  for (const diagnostic of quality.diagnostics) world.stdout(`${textReport(diagnostic)}\n`);
  world.stdout(qualityLine(quality));
}
