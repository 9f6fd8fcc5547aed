import type { Diagnostic, Report } from '../base/diagnostic.ts';
import { macroTrace, type Source } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import { build } from '../engine/build.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { type LookupNames, lower } from '../plan/lower.ts';
import { optimise } from '../plan/passes.ts';
import { type Dialect, type Executable, type LogicalPlan, nodesOf } from '../plan/plan.ts';
import type { Pipeline } from '../spl/ast.ts';
import { expandMacros } from '../spl/macros.ts';
import { parseSearch } from '../spl/parser.ts';
import { isSpl2 } from '../spl2/is-spl2.ts';
import { planSpl2 } from '../spl2/plan.ts';
import { checkConditions } from './check-conditions.ts';
import { checkFields } from './check-fields.ts';
import { checkFlow } from './check-flow.ts';
import { checkGroups } from './check-groups.ts';
import { environmentFor } from './environment.ts';
import { type Library, lookupsOf } from './library.ts';

/** A search, compiled as far as it goes. */
export interface CompiledSearch {
  readonly dialect: Dialect;
  /** The search as its author wrote it. */
  readonly written: Source;
  /** The search with its macros expanded: what spans of the plan point into. */
  readonly source: Source;
  /** As the commands make it. */
  readonly plan: LogicalPlan;
  /** After the passes: what runs. */
  readonly optimised: LogicalPlan;
  readonly executable: Executable;
  readonly status: 'executable' | 'unsupported' | 'error';
  /** Codes of the diagnostics that made the status what it is, without repeats. */
  readonly reasons: readonly string[];
  /** Whether running it makes sense: a misspelt field can be run, half a search cannot. */
  readonly runnable: boolean;
  /** Names of the macros that it uses. */
  readonly macros: readonly string[];
  /** Names of the lookups that it reads or writes. */
  readonly lookups: readonly string[];
  /** The tree of an SPL search; undefined for SPL2. */
  readonly pipeline: Pipeline | undefined;
  /** The fields that its rows can have; undefined where that cannot be told. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** Compiles a search text. All problems are reported; the result is usable whatever they are. */
export function compileSearchText(
  source: Source,
  library: Library,
  report: Report,
): CompiledSearch {
  const problems: Diagnostic[] = [];
  const collect: Report = (diagnostic) => {
    const traced = withMacroTrace(diagnostic);
    problems.push(traced);
    report(traced);
  };
  const dialect: Dialect = isSpl2(source.text) ? 'spl2' : 'spl';
  const planned =
    dialect === 'spl2'
      ? { ...planSpl2(source, collect), source, macros: [], lookups: [], pipeline: undefined }
      : planSpl(source, library, collect);
  const environment = environmentFor(planned.source, collect, lookupsOf(library));
  const optimised = optimise(planned.plan);
  const executable = build(optimised, environment);
  reportUnsupported(planned.plan, planned.source, collect);
  checkFields(planned.plan, {
    source: planned.source,
    dataModels: library.dataModels,
    report: collect,
  });
  checkConditions(planned.plan, { source: planned.source, report: collect });
  const isUnderstood = problems.every(({ severity }) => severity !== 'error');
  const fields =
    dialect === 'spl' && isUnderstood
      ? checkFlow(planned.plan, { source: planned.source, report: collect })?.names
      : undefined;
  return {
    dialect,
    written: source,
    ...planned,
    fields,
    optimised,
    executable,
    ...statusOf(problems),
  };
}

function planSpl(source: Source, library: Library, report: Report) {
  const expanded = expandMacros(source, library.macros, report);
  const { broken } = expanded;
  const pipeline = parseSearch(expanded.source, { commands, broken, report });
  const used = new Set<string>();
  const lookups = noting(lookupsOf(library), used);
  checkGroups(pipeline, { source: expanded.source, report });
  const plan = lower(pipeline, { commands, source: expanded.source, report, lookups });
  return { plan, source: expanded.source, macros: expanded.used, lookups: [...used], pipeline };
}

/** The same lookups; the names that are asked for are put down. */
function noting(lookups: LookupNames, used: Set<string>): LookupNames {
  return {
    ...lookups,
    has(name) {
      used.add(name);
      return lookups.has(name);
    },
  };
}

function reportUnsupported(plan: LogicalPlan, source: Source, report: Report): void {
  for (const node of nodesOf(plan)) {
    if (node.kind !== 'unsupported') continue;
    const { command, reason, span } = node;
    report(planDiagnostic('unsupported-command', { command, reason }, { source, ...span }));
  }
}

/** Says through which macros a problem came. */
function withMacroTrace(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.span === undefined) return diagnostic;
  const trace = macroTrace(diagnostic.span);
  if (trace.length === 0) return diagnostic;
  const places = trace.map((span) => ({ span, message: 'in the macro' }));
  return { ...diagnostic, related: [...diagnostic.related, ...places] };
}

const UNSUPPORTED = [
  'plan/unsupported-command',
  'plan/unknown-data-model',
  'plan/external-lookup',
  'plan/empty-lookup',
  'spl/external-macro',
  'spl/app-macro',
];
const HARMLESS = ['plan/unknown-field', 'plan/unknown-lookup', 'plan/empty-lookup'];

function statusOf(
  problems: readonly Diagnostic[],
): Pick<CompiledSearch, 'status' | 'reasons' | 'runnable'> {
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const unsupported = problems.map(({ code }) => code).filter((code) => UNSUPPORTED.includes(code));
  const runnable = [...errors, ...unsupported].every((code) => HARMLESS.includes(code));
  if (errors.length > 0) return { status: 'error', reasons: [...new Set(errors)], runnable };
  if (unsupported.length > 0)
    return { status: 'unsupported', reasons: [...new Set(unsupported)], runnable };
  return { status: 'executable', reasons: [], runnable };
}
