import { inert } from '../../base/inert.ts';
import { nearest } from '../../base/nearest.ts';
import { formats } from '../../base/report/formats.ts';
import type { ReportFormats, ReportOutput } from '../../base/report/run-report.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { UsageError, type World } from '../world.ts';
import { outputPath } from './output-path.ts';

/** The values of --format and --json. */
export interface FormatOptions {
  readonly format?: readonly string[];
  readonly json?: boolean;
}

/** The help of --format. */
export const formatHelp = formatHelpOf(formats);

/** The help of --format, with the names of these formats. */
export function formatHelpOf(known: ReadonlyMap<string, unknown>): string {
  return `${[...known.keys()].join(', ')}; FORMAT=FILE writes to a file (repeatable)`;
}

/** For commander: collects repeated options. */
export function another(format: string, before: readonly string[] = []): readonly string[] {
  return [...before, format];
}

/** The outputs that the options select (default: text). */
export function reportOutputs(options: FormatOptions): readonly ReportOutput[] {
  return outputsAmong(formats, options);
}

/** The same for a command with its own formats. */
export function outputsAmong<Report>(
  known: ReportFormats<Report>,
  { format = [], json }: FormatOptions,
): readonly ReportOutput<Report>[] {
  const asked = [...(json === true ? ['json'] : []), ...format];
  const outputs = (asked.length > 0 ? asked : ['text']).map((text) => outputOf(text, known));
  // Annotations are lines of a log and can be mixed with other output.
  const alone = outputs.filter(
    ({ format: { name }, file }) => file === undefined && name !== 'github',
  );
  if (alone.length > 1) {
    const names = alone.map(({ format: { name } }) => name).join(' and ');
    throw new UsageError(`${names} cannot both be written to stdout: use --format FORMAT=FILE`);
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new UsageError(`two formats cannot be written to the same file ${twice}`);
  return outputs;
}

function outputOf<Report>(text: string, known: ReportFormats<Report>): ReportOutput<Report> {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const format = known.get(name);
  if (format !== undefined && file !== '') return { format, file };
  if (format !== undefined) throw new UsageError(`--format ${text}: missing file name`);
  const near = nearest(name, known.keys());
  const hint =
    near === undefined
      ? `choose one of ${[...known.keys()].join(', ')}`
      : `did you mean "${near}"?`;
  throw new UsageError(`unknown format "${name}": ${hint}`);
}

/** Writes a report in each format to its output. */
export function writeReports<Report>(
  report: Report,
  outputs: readonly ReportOutput<Report>[],
  world: World,
): void {
  for (const { format, file } of outputs) {
    const text = format.render(report);
    if (file === undefined) world.stdout(text);
    else writeWhole(outputPath(file), inert(text));
  }
}
