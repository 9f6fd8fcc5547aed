import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import type { DialectName } from '../../backends/sql/dialect.ts';
import { dialects } from '../../backends/sql/dialects/index.ts';
import { counted } from '../../base/counted.ts';
import { writeTogether } from '../../disk/staging.ts';
import { openDuckDb } from '../../engines/duckdb.ts';
import { SqlFailure } from '../../engines/sql-engine.ts';
import { type Proofs, Prover } from '../../project/sql/proof.ts';
import { sqlFile, sqlFileName } from '../../project/sql/sql-file.ts';
import { requiredTables } from '../../project/sql/tables/mapped-datasets.ts';
import {
  type TranslatedDetection,
  translateDetections,
} from '../../project/sql/translate-detections.ts';
import { createViews } from '../../project/sql/views/create-views.ts';
import { Workspaces } from '../../project/workspace.ts';
import { diagnosticsText } from '../../reports/parts/diagnostics-text.ts';
import { translationsJson, translationsText } from '../../reports/sql/translations-report.ts';
import type { CliCommand } from '../command.ts';
import { samplePlaces } from '../data/samples.ts';
import { outputPath } from '../output/output-path.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface SqlOptions {
  readonly content: string;
  readonly dialect: DialectName;
  readonly all?: boolean;
  readonly out?: string;
  readonly prove?: boolean;
  readonly json?: boolean;
  readonly views?: boolean;
}

/** `tripline sql`: detections as queries of other engines. */
export const sql: CliCommand = {
  name: 'sql',
  declare(command, run, world) {
    command
      .description('Translates detections to SQL')
      .argument('[paths...]', 'detections: files, folders, names or IDs')
      .option('--content <dir>', 'content folder', '.')
      .addOption(
        new Option('--dialect <dialect>', 'SQL dialect')
          .choices(Object.keys(dialects))
          .makeOptionMandatory(),
      )
      .option('--all', 'all detections')
      .option('--out <dir>', 'write one file per detection to this folder')
      .option('--prove', 'compare the rows of all tests with those of DuckDB, and note the result')
      .option('--views', 'print the views of the raw tables in tripline.yml instead')
      .option('--json', 'print one JSON object per detection, one per line')
      .addHelpText('after', EXAMPLES)
      .action((paths: string[], options: SqlOptions) => run(() => runSql(paths, options, world)));
  },
};

const EXAMPLES = `
Examples:
  $ tripline sql detections/endpoint/x.yml --dialect spark
  $ tripline sql --all --dialect spark --prove --out sql
  $ tripline sql --views --dialect spark > views.sql

A detection that cannot be translated with the same result is reported, with the part of its search and the reason.
Exits with code 1 if a query returns other rows than the local run.
`;

async function runSql(
  paths: readonly string[],
  options: SqlOptions,
  world: World,
): Promise<ExitCode> {
  if (options.views === true) return printViews(paths, options, world);
  if (paths.length === 0 && options.all !== true)
    throw new UsageError('name detections, or use --all');
  const workspaces = new Workspaces(world);
  const workspace = workspaces.open(options.content);
  requiredTables(workspace);
  const translated = translateDetections(workspace, { paths, dialect: dialects[options.dialect] });
  const proofs =
    options.prove === true ? await proofsOf(translated, { options, world, workspaces }) : new Map();
  if (proofs === undefined) return 1;
  const files = translated.flatMap((one) => {
    const text = sqlFile(one, { dialect: options.dialect, proof: proofs.get(one) });
    return text === undefined ? [] : [{ path: sqlFileName(one), text, one }];
  });
  if (options.out !== undefined) await writeFiles(options.out, files);
  if (options.json === true) world.stdout(translationsJson(translated, proofs, options.dialect));
  else if (options.out === undefined) world.stdout(files.map(({ text }) => text).join('\n'));
  world.stderr(diagnosticsText(translated.flatMap(({ diagnostics }) => diagnostics)));
  world.stderr(`${translationsText(translated, proofs)}\n`);
  return [...proofs.values()].some(({ kind }) => kind === 'different') ? 1 : 0;
}

/** The statements for the views that the named detections read, or for all. */
function printViews(paths: readonly string[], options: SqlOptions, world: World): ExitCode {
  const { content, dialect, all, out, prove, json } = options;
  if (out !== undefined || prove === true || json === true)
    throw new UsageError('--views prints statements: --out, --prove and --json have no effect');
  const workspace = new Workspaces(world).open(content);
  const tables = requiredTables(workspace);
  if (tables === undefined || tables.mapping.sources.size === 0)
    throw new UsageError('tripline.yml names no raw tables: list them in tables.data_sources');
  const wanted = all === true || paths.length === 0 ? undefined : paths;
  const { text, views, problems } = createViews(workspace, tables, {
    dialect: dialects[dialect],
    paths: wanted,
  });
  world.stdout(text);
  world.stderr(diagnosticsText(problems));
  world.stderr(`${counted(views, 'view')}, ${counted(problems.length, 'part')} without SQL\n`);
  return 0;
}

async function writeFiles(
  out: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<void> {
  const taken = files.find(({ path }) => existsSync(join(out, path)));
  if (taken !== undefined) throw new UsageError(`${join(out, taken.path)} exists already`);
  if (files.length > 0) await writeTogether(outputPath(out), files);
}

interface Proving {
  readonly options: SqlOptions;
  readonly world: World;
  readonly workspaces: Workspaces;
}

/** The proofs of all detections with a query; undefined, with a report, if DuckDB or the samples are missing. */
async function proofsOf(
  translated: readonly TranslatedDetection[],
  { options, world, workspaces }: Proving,
): Promise<Proofs | undefined> {
  const places = samplePlaces(options, workspaces.validate, world);
  if (places === undefined) return undefined;
  try {
    const engine = await openDuckDb();
    const prover = new Prover(workspaces.open(options.content), engine, places);
    const proofs = await prover.proveAll(translated);
    await engine.close();
    return proofs;
  } catch (error) {
    if (!(error instanceof SqlFailure)) throw error;
    world.stderr(`${error.message}\n`);
    return undefined;
  }
}
