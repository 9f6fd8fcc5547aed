import { checkConditions } from '../analysis/check-conditions.ts';
import { checkFields } from '../analysis/check-fields.ts';
import { checkFlow } from '../analysis/check-flow.ts';
import { checkGroups } from '../analysis/check-groups.ts';
import { engine } from '../backends/engine/engine.ts';
import type { Executable } from '../backends/engine/operator.ts';
import type { Diagnostic, Report } from '../base/diagnostic.ts';
import { macroTrace, type Source, type Span } from '../base/source.ts';
import { commandsWith } from '../commands/external.ts';
import type { Dialect } from '../functions/by-id.ts';
import { environmentFor } from '../mapping/environment.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { optimise } from '../plan/passes/index.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { type LookupNames, lower } from '../resolve/lower.ts';
import { isSigmaRule } from '../sigma/is-sigma.ts';
import type { Pipeline } from '../spl/ast.ts';
import { expandMacros } from '../spl/macros.ts';
import { parseSearch } from '../spl/parser.ts';
import { isSpl2 } from '../spl2/is-spl2.ts';
import { planSpl2 } from '../spl2/plan.ts';
import { type Library, lookupsOf } from './library.ts';
import { planSigma } from './plan-sigma.ts';
import { withSavedSearches } from './saved-searches.ts';

/** The languages of searches. */
export type SearchDialect = Dialect | 'sigma';

/** A search, compiled as far as possible. */
export interface CompiledSearch {
  readonly dialect: SearchDialect;
  /** The search as written. */
  readonly written: Source;
  /** The search with its macros expanded; spans of the plan refer to it. */
  readonly source: Source;
  /** The plan before the passes. */
  readonly plan: LogicalPlan;
  /** The plan after the passes, which runs. */
  readonly optimised: LogicalPlan;
  readonly executable: Executable;
  readonly status: 'executable' | 'unsupported' | 'error';
  /** Distinct codes of the diagnostics that caused the status. */
  readonly reasons: readonly string[];
  /** Whether it can run: a search with a misspelled field can, an incomplete search cannot. */
  readonly runnable: boolean;
  /** Names of the macros used. */
  readonly macros: readonly string[];
  /** Names of the lookups read or written. */
  readonly lookups: readonly string[];
  /** The tree of an SPL search; undefined for SPL2. */
  readonly pipeline: Pipeline | undefined;
  /** The fields that its rows can have; undefined if they are not known. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** Compiles a search. All problems are reported; the result is usable in any case. */
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
  const lookups = lookupsOf(library);
  const dialect = dialectOf(source.text);
  const planned = planOf(source, { dialect, library, lookups, report: collect });
  const environment = environmentFor(planned.source, lookups);
  const optimised = optimise(planned.plan);
  const { program: executable, refusals } = engine(environment).emit(optimised, planned.source);
  for (const { command, reason, span } of refusals) {
    const place = { source: planned.source, ...span };
    collect(planDiagnostic('unsupported-command', { command, reason }, place));
  }
  checkFields(planned.plan, {
    source: planned.source,
    dataModels: library.dataModels,
    report: collect,
  });
  checkConditions(planned.plan, {
    source: planned.source,
    hasOperators: dialect !== 'sigma',
    report: collect,
  });
  if (dialect === 'spl') checkGroups(planned.plan, { source: planned.source, report: collect });
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

function dialectOf(text: string): SearchDialect {
  if (isSigmaRule(text)) return 'sigma';
  return isSpl2(text) ? 'spl2' : 'spl';
}

function planOf(source: Source, planning: Planning & { readonly dialect: SearchDialect }) {
  const { dialect, library, report } = planning;
  if (dialect === 'spl') return planSpl(source, planning);
  const none = { macros: [], lookups: [], pipeline: undefined };
  return dialect === 'sigma'
    ? { ...planSigma(source, library.sigma, report), ...none }
    : { ...planSpl2(source, report), source, ...none };
}

/** The parts of a compiled search that run. */
export type RunnableSearch = Pick<CompiledSearch, 'source' | 'plan' | 'optimised' | 'executable'>;

interface Planning {
  readonly library: Library;
  readonly lookups: LookupNames;
  readonly report: Report;
}

function planSpl(source: Source, { library, lookups: known, report }: Planning) {
  const expanded = expandMacros(withSavedSearches(source, library), library.macros, report);
  const { broken } = expanded;
  const commands = commandsWith(library.external.commands);
  const malformed: Span[] = [];
  const onMalformed = (command: Span): void => void malformed.push(command);
  const pipeline = parseSearch(expanded.source, { commands, broken, onMalformed, report });
  const used = new Set<string>();
  const lookups = noting(known, used);
  const resolving = {
    commands,
    source: expanded.source,
    report: withoutConsequences(report, malformed),
    lookups,
    broken,
  };
  const plan = lower(pipeline, resolving);
  return { plan, source: expanded.source, macros: expanded.used, lookups: [...used], pipeline };
}

/** Mistakes that a syntax error in the same command may cause: an argument that was not read is missing. */
const CONSEQUENCES = ['spl/wrong-arity', 'plan/bad-argument', 'plan/type-mismatch'];

function withoutConsequences(report: Report, malformed: readonly Span[]): Report {
  if (malformed.length === 0) return report;
  return (diagnostic) => {
    const { code, span } = diagnostic;
    const isInside = malformed.some(
      ({ start, end }) => span !== undefined && span.start >= start && span.end <= end,
    );
    if (!isInside || !CONSEQUENCES.includes(code)) report(diagnostic);
  };
}

/** The same lookups, recording the names that are queried. */
function noting(lookups: LookupNames, used: Set<string>): LookupNames {
  return {
    ...lookups,
    has(name) {
      used.add(name);
      return lookups.has(name);
    },
  };
}

/** Adds the macros that a problem came through. */
function withMacroTrace(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.span === undefined) return diagnostic;
  const trace = macroTrace(diagnostic.span);
  if (trace.length === 0) return diagnostic;
  const places = trace.map((span) => ({ span, message: 'in the macro' }));
  return { ...diagnostic, related: [...diagnostic.related, ...places] };
}

const UNSUPPORTED = [
  'plan/unsupported-command',
  'plan/unsupported-function',
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
