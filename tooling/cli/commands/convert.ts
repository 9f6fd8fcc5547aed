import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
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
import { convertJson, convertText } from '../../reports/convert/convert-report.ts';
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
  const written = place === undefined ? 0 : files.length;
  const converted = { conversion, dialect: options.to, place, written };
  if (options.json) world.stdout(`${JSON.stringify(convertJson(converted), undefined, 2)}\n`);
  else {
    world.stderr(diagnosticsText(conversion.diagnostics));
    world.stdout(convertText(converted));
  }
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
