import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { counted } from '../../base/counted.ts';
import { jsonReport } from '../../base/report/json.ts';
import { DIALECTS, type Dialect } from '../../content/dialects/dialect.ts';
import { TARGETS, type Target } from '../../content/dialects/writer.ts';
import { writeTogether } from '../../disk/staging.ts';
import { isError } from '../../project/blocking-errors.ts';
import { type Conversion, convertContent } from '../../project/convert/convert-content.ts';
import {
  convertSigma,
  SIGMA_TARGETS,
  type SigmaTarget,
} from '../../project/convert/sigma/convert-sigma.ts';
import { type Workspace, Workspaces } from '../../project/workspace.ts';
import { diagnosticsText } from '../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../command.ts';
import { outputPath } from '../output/output-path.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface ConvertCommandOptions {
  readonly content: string;
  readonly from?: Dialect;
  readonly to: Target | SigmaTarget;
  readonly out?: string;
  readonly inPlace: boolean;
  readonly json: boolean;
}

/** `tripline convert`: writes content in another dialect, and says what is lost. */
export const convert: CliCommand = {
  name: 'convert',
  declare(command, run, world) {
    command
      .description('Converts content to another dialect, and reports what is lost')
      .option('--content <dir>', 'content folder', '.')
      .addOption(
        new Option('--from <dialect>', 'only files in this dialect').choices([
          ...DIALECTS,
          'sigma',
        ]),
      )
      .addOption(
        new Option('--to <dialect>', 'dialect to write; spl and tstats for searches of Sigma rules')
          .choices([...new Set([...TARGETS, ...SIGMA_TARGETS])])
          .makeOptionMandatory(),
      )
      .option('--out <dir>', 'output folder; no file in it is overwritten')
      .option('--in-place', 'overwrite the files', false)
      .option('--json', 'print one JSON object', false)
      .action((options: ConvertCommandOptions) => run(() => runConvert(options, world)));
  },
};

async function runConvert(options: ConvertCommandOptions, world: World): Promise<ExitCode> {
  const { content, out, inPlace } = options;
  const workspace = new Workspaces(world).open(content);
  const conversion = await conversionOf(workspace, options, world);
  const place = inPlace ? content : out;
  const files = inPlace ? conversion.files.filter(({ isChanged }) => isChanged) : conversion.files;
  if (place !== undefined && !inPlace) checkFree(place, content, conversion);
  if (place !== undefined && files.length > 0) await writeTogether(outputPath(place), files);
  print(conversion, { place, written: place === undefined ? 0 : files.length, options, world });
  return conversion.diagnostics.some(isError) ? 1 : 0;
}

async function conversionOf(
  workspace: Workspace,
  { from, to, inPlace }: ConvertCommandOptions,
  world: World,
): Promise<Conversion> {
  const today = world.today();
  const own =
    from === 'sigma' || to === 'spl' || to === 'tstats'
      ? { files: [], diagnostics: [] }
      : convertContent(workspace, { from, to, inPlace, today });
  const target = SIGMA_TARGETS.find((known) => known === to);
  const isSigma = from === undefined || from === 'sigma';
  if (isSigma && target === undefined && from === 'sigma')
    throw new UsageError(`Sigma rules convert to ${SIGMA_TARGETS.join(', ')}`);
  if (!isSigma || target === undefined || inPlace) return own;
  const rules = await convertSigma(workspace, { to: target, today });
  return {
    files: [...own.files, ...rules.files],
    diagnostics: [...own.diagnostics, ...rules.diagnostics],
  };
}

function checkFree(out: string, content: string, { files }: Conversion): void {
  if (resolve(out) === resolve(content))
    throw new UsageError('--out is the content folder: use --in-place to overwrite its files');
  const taken = files.map(({ path }) => join(out, path)).filter((path) => existsSync(path));
  const [first] = taken;
  if (first !== undefined)
    throw new UsageError(
      `${first}${taken.length > 1 ? ` and ${taken.length - 1} more` : ''}: already exists; nothing was written`,
    );
}

interface Outcome {
  readonly place: string | undefined;
  readonly written: number;
  readonly options: ConvertCommandOptions;
  readonly world: World;
}

function print({ files, diagnostics }: Conversion, { place, written, options, world }: Outcome) {
  const failed = diagnostics.filter(isError).length;
  if (options.json) {
    const report = {
      ok: failed === 0,
      converted: files.length,
      changed: files.filter(({ isChanged }) => isChanged).length,
      written,
      diagnostics: diagnostics.map(jsonReport),
    };
    world.stdout(`${JSON.stringify(report, undefined, 2)}\n`);
    return;
  }
  world.stderr(diagnosticsText(diagnostics));
  const done =
    place === undefined
      ? 'nothing was written: give --out or --in-place'
      : `wrote ${counted(written, 'file')} to ${place}`;
  const lost = diagnostics.length - failed;
  world.stdout(
    `${counted(files.length, 'file')} in dialect ${options.to}, ${failed} not converted, ${counted(lost, 'note')}; ${done}\n`,
  );
}
