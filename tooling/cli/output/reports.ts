import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../../base/nearest.ts';
import { formats } from '../../base/report/formats.ts';
import type { ReportFormat, ReportFormats, RunReport } from '../../base/report/run-report.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { UsageError, type World } from '../world.ts';
import { outputPath } from './output-path.ts';

/** A format, and where it goes: a file, or else the standard output. */
export interface ReportOutput<Report = RunReport> {
  readonly format: ReportFormat<Report>;
  readonly file: string | undefined;
}

export interface FormatOptions {
  readonly format?: readonly string[];
  readonly json?: boolean;
}

/** What --format takes, for the help. */
export const formatHelp = formatHelpOf(formats);

export function formatHelpOf(known: ReadonlyMap<string, unknown>): string {
  return `${[...known.keys()].join(', ')}; FORMAT=FILE writes it there; may be given several times`;
}

/** For commander: each --format is added to those before it. */
export function another(format: string, before: readonly string[] = []): readonly string[] {
  return [...before, format];
}

/** What the options ask for; text where they say nothing. */
export function reportOutputs(options: FormatOptions): readonly ReportOutput[] {
  return outputsAmong(formats, options);
}

/** The same for a command with formats of its own. */
export function outputsAmong<Report>(
  known: ReportFormats<Report>,
  { format = [], json }: FormatOptions,
): readonly ReportOutput<Report>[] {
  const asked = [...(json === true ? ['json'] : []), ...format];
  const outputs = (asked.length > 0 ? asked : ['text']).map((text) => outputOf(text, known));
  // Annotations are lines of a log: they stand well beside others.
  const alone = outputs.filter(
    ({ format: { name }, file }) => file === undefined && name !== 'github',
  );
  if (alone.length > 1) {
    const names = alone.map(({ format: { name } }) => name).join(' and ');
    throw new UsageError(
      `${names} cannot both go to the standard output: write --format FORMAT=FILE`,
    );
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two formats cannot both go to ${twice}`);
  return outputs;
}

function outputOf<Report>(text: string, known: ReportFormats<Report>): ReportOutput<Report> {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const format = known.get(name);
  if (format !== undefined && file !== '') return { format, file };
  if (format !== undefined) throw new UsageError(`--format ${text} names no file`);
  const near = nearest(name, known.keys());
  const hint =
    near === undefined ? `there are ${[...known.keys()].join(', ')}` : `did you mean "${near}"?`;
  throw new UsageError(`there is no format "${name}": ${hint}`);
}

/** Writes a report in each format to its place. */
export function writeReports<Report>(
  report: Report,
  outputs: readonly ReportOutput<Report>[],
  world: World,
): void {
  for (const { format, file } of outputs) {
    const text = format.render(report);
    if (file === undefined) world.stdout(text);
    else writeWhole(outputPath(file), text);
  }
}

/** The version of this program. */
export function versionOf({ packageRoot }: World): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return String(version);
}
