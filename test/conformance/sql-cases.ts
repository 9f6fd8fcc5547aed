import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { build } from '../../tooling/backends/engine/build.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { commandList } from '../../tooling/commands/index.ts';
import type { Event } from '../../tooling/events/event.ts';
import { toNumber } from '../../tooling/events/field-value.ts';
import type { Run } from '../../tooling/events/run.ts';
import { evalFunctions } from '../../tooling/functions/eval/index.ts';
import type { Scan } from '../../tooling/plan/plan.ts';
import { type Case, planOf, runOf } from '../commands/run-search.ts';
import type { SqlComparison } from './sql-comparison.ts';

const FOLDER = join('test', 'commands');
const NAMES = 'splunk-commands.yml';

/** Compares the examples and fixtures of all commands, and the examples of all functions. */
export async function compareCases(comparison: SqlComparison): Promise<void> {
  for (const { name, example } of [...commandCases(), ...functionCases()])
    await compareCase(name, example, comparison);
}

interface NamedCase {
  readonly name: string;
  readonly example: Case;
}

function commandCases(): readonly NamedCase[] {
  const examples = commandList.flatMap(({ name, examples }) =>
    examples.map((example) => ({ name, example: example as Case })),
  );
  const fixtures = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yml') && file !== NAMES)
    .flatMap((file) =>
      (parse(readFileSync(join(FOLDER, file), 'utf8')) as Case[]).map((example) => ({
        name: file.replace('.yml', ''),
        example,
      })),
    );
  return [...examples, ...fixtures]
    .filter(({ example }) => example.fails === undefined && example.diagnostics === undefined)
    .map(({ name, example }) => ({ name: `${name}: ${example.title}`, example }));
}

/** One search for each function, with a field for each of its examples. */
function functionCases(): readonly NamedCase[] {
  return [...evalFunctions.values()].flatMap(({ name, examples }) =>
    examples.map(([expression]) => ({
      name: `${name}: ${expression}`,
      example: {
        title: expression,
        search: `| eval result=${expression}`,
        input: [{ field: 'x' }],
        output: [],
        now: 1_600_000_000,
      },
    })),
  );
}

const EVENTS: Scan['dataset'] = { kind: 'events' };

/** The input of a case as the events of a scan, newest first, as in a search. */
async function compareCase(name: string, example: Case, comparison: SqlComparison): Promise<void> {
  const { plan, environment, diagnostics } = planOf(example, (span) => ({
    kind: 'scan',
    dataset: EVENTS,
    span,
  }));
  if (diagnostics.length > 0) return;
  const source = fileSource('search', example.search);
  const executable = build(plan, environment);
  await comparison.add(name, { optimised: plan, source, executable }, () => newestFirst(example));
}

function newestFirst(example: Case): Run {
  const run = runOf(example);
  const rows = [...run.scan(EVENTS)].sort((a, b) => timeOf(b) - timeOf(a));
  return { ...run, scan: () => rows };
}

function timeOf(row: Event): number {
  return toNumber(row.get('_time') ?? null) ?? 0;
}
