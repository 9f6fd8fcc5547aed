import { assertNever } from '../../base/assert-never.ts';
import type { Event } from '../../events/event.ts';
import type { Evaluate, Operator, Run, Test } from '../../events/run.ts';
import { runAt } from '../../events/run.ts';
import type { Expr, FieldRef } from '../../plan/expression.ts';
import { belowKeys } from '../../plan/needs/below-keys.ts';
import { type Extension, type Join, type LogicalPlan, nodesOf } from '../../plan/plan.ts';
import { requiredLiterals } from '../../plan/required-literals.ts';
import { compileAggregations } from './aggregation.ts';
import { boundedTest, boundedValue } from './bounded.ts';
import type { Engine, Environment } from './environment.ts';
import { ExpressionCompiler } from './expression.ts';
import type { Compiler, Executable, Totals } from './operator.ts';
import { aggregate, type Column, columnOf } from './operators/aggregate.ts';
import { bin } from './operators/bin.ts';
import { convert } from './operators/convert.ts';
import { dedup } from './operators/dedup.ts';
import { edit } from './operators/edit.ts';
import { extend } from './operators/extend.ts';
import { extract } from './operators/extract.ts';
import { fill } from './operators/fill.ts';
import { filter } from './operators/filter.ts';
import { join } from './operators/join.ts';
import { limit } from './operators/limit.ts';
import { locate } from './operators/locate.ts';
import { lookup } from './operators/lookup.ts';
import { project } from './operators/project.ts';
import { rename } from './operators/rename.ts';
import { sort } from './operators/sort.ts';
import { table } from './operators/table.ts';
import { unnest } from './operators/unnest.ts';
import { values } from './operators/values.ts';
import { windowOf } from './operators/window.ts';
import { substituted, withClausesRead } from './subsearch.ts';

/** Compiles a plan. An unsupported part returns no rows. */
export function build(plan: LogicalPlan, environment: Environment): Executable {
  const engine: Engine = { ...environment, build: (inner) => buildWith(inner, engine) };
  return engine.build(plan);
}

/** A condition as a test of rows. Its subsearches run once per run, when the first row needs them. */
export function testOf(condition: Expr, environment: Environment): Test {
  return expressionsOf(environment).test(condition);
}

/** An expression as a value of rows. */
export function evaluatorOf(expression: Expr, environment: Environment): Evaluate {
  return expressionsOf(environment).value(expression);
}

/** The condition as a run reads it, in which subsearches write clauses. */
export function asRead(condition: Expr, environment: Environment, run: Run): Expr {
  return withClausesRead(condition, engineFor(environment), run);
}

function expressionsOf(environment: Environment): ExpressionCompiler {
  return new ExpressionCompiler(engineFor(environment));
}

function engineFor(environment: Environment): Engine {
  return { ...environment, build: (plan) => build(plan, environment) };
}

function buildWith(plan: LogicalPlan, engine: Engine): Executable {
  const executable = buildNode(plan, engine);
  return (run) => executable(runAt(run, plan.span));
}

function buildNode(plan: LogicalPlan, engine: Engine): Executable {
  switch (plan.kind) {
    case 'scan': {
      const { dataset, indexes } = plan;
      return (run) => run.scan(dataset, indexes);
    }
    case 'table':
      return table(plan);
    case 'values':
      return values(plan);
    case 'join':
      return joined(plan, engine);
    case 'union': {
      const inputs = plan.inputs.map((input) => engine.build(input));
      return function* (run) {
        for (const input of inputs) yield* input(run);
      };
    }
    case 'unsupported':
      return () => [];
    case 'substitute': {
      const operator = substituted(plan, engine);
      if (plan.input === undefined) return (run) => operator([], run);
      return chain(plan.input, operator, { plan, engine });
    }
    case 'extension': {
      const operator = operatorOfExtension(plan, engine);
      if (plan.input === undefined) return (run) => operator([], run);
      return chain(plan.input, operator, { plan, engine });
    }
    default:
      return chain(plan.input, operatorOf(plan, engine), { plan, engine });
  }
}

function joined(plan: Join, engine: Engine): Executable {
  const keys = plan.keys.map(({ left, right }) => ({ left: left.text, right: right.text }));
  const divided = belowKeys(
    plan.input,
    keys.map(({ left }) => left),
  );
  return join({
    ...plan,
    keys,
    aliases: plan.aliases,
    left: engine.build(plan.input),
    right: engine.build(plan.right),
    isRightFirst: isSelective(plan.right) || !isSelective(plan.input),
    narrowed: divided && {
      rows: engine.build(divided.rows),
      rest: engine.build(divided.rest),
      keys: divided.keys,
    },
  });
}

/** Whether a condition requires some text: then few rows are expected. */
function isSelective(plan: LogicalPlan): boolean {
  return nodesOf(plan).some(
    (node) => node.kind === 'filter' && requiredLiterals(node.predicate).length > 0,
  );
}

type Simple = Exclude<
  LogicalPlan,
  {
    readonly kind:
      | 'scan'
      | 'table'
      | 'values'
      | 'join'
      | 'union'
      | 'unsupported'
      | 'extension'
      | 'substitute';
  }
>;

function operatorOf(plan: Simple, engine: Engine): Operator {
  const expressions = new ExpressionCompiler(engine);
  switch (plan.kind) {
    case 'filter':
      return filter(boundedTest(expressions.test(plan.predicate)));
    case 'extend':
      return extend(
        plan.assignments.map(({ target, value }) => ({
          target: target.text,
          value: boundedValue(expressions.written(value)),
        })),
      );
    case 'convert':
      return convert(plan.conversions);
    case 'fill':
      return fill({ ...plan, fields: plan.fields === 'all' ? 'all' : names(plan.fields) });
    case 'extract':
      return extract(plan.field.text, plan.by);
    case 'edit':
      return edit(plan.field.text, plan.edits);
    case 'lookup':
      return lookup(plan);
    case 'locate':
      return locate(plan.field.text, plan.outputs);
    case 'unnest':
      return unnest(plan.field.text, plan.limit);
    case 'window':
      return windowOf(plan, compilerFor(engine));
    case 'bin':
      return bin({ ...plan, field: plan.field.text, as: plan.as.text });
    case 'rename':
      return rename(plan.pairs.map(([from, to]) => [from.text, to.text] as const));
    case 'project':
      return project({ ...plan, fields: names(plan.fields) });
    case 'aggregate':
      return aggregate({
        aggregations: compileAggregations(plan.aggregations, expressions),
        by: names(plan.by),
        dedupSplitValues: plan.dedupSplitValues,
        delimiter: plan.delimiter,
      });
    case 'sort':
      return sort({
        limit: plan.limit,
        keys: plan.keys.map((key) => ({ ...key, field: key.field.text })),
      });
    case 'limit':
      return limit(plan.count);
    case 'dedup':
      return dedup({ ...plan, fields: names(plan.fields) });
    default:
      return assertNever(plan);
  }
}

function operatorOfExtension(
  { command, args, subplans = [] }: Extension,
  engine: Engine,
): Operator {
  const create = engine.operators.get(command);
  // Reported as a refusal of the engine.
  if (create === undefined) return () => [];
  return create(args, compilerFor(engine), subplans.map(engine.build));
}

/** The tools for operators of commands. */
function compilerFor(engine: Engine): Compiler {
  const expressions = new ExpressionCompiler(engine);
  return {
    language: engine.language,
    value: (expression) => expressions.value(expression),
    test: (condition) => expressions.test(condition),
    totals: (aggregations) => {
      const compiled = compileAggregations(aggregations, expressions);
      return () => totalsOf(compiled.map(columnOf));
    },
    plan: (plan) => engine.build(plan),
  };
}

function totalsOf(columns: readonly Column[]): Totals {
  return {
    add(row, run) {
      for (const column of columns) column.add(row, run);
    },
    *results(run) {
      for (const column of columns) yield* column.results(run);
    },
    release(run) {
      for (const column of columns) column.release(run);
    },
  };
}

interface ChainContext {
  /** The command that the rows go to. */
  readonly plan: LogicalPlan;
  readonly engine: Engine;
}

function chain(input: LogicalPlan, operator: Operator, { plan, engine }: ChainContext): Executable {
  const rows = engine.build(input);
  const characters = plan.span.end - plan.span.start;
  if (characters <= SHORT_COMMAND) return (run) => operator(rows(run), run);
  return (run) => operator(costly(rows(run), characters, run), run);
}

/** A row takes no more time in shorter commands than it took to read. */
const SHORT_COMMAND = 1_000;

function* costly(rows: Iterable<Event>, characters: number, { budget }: Run): Iterable<Event> {
  for (const row of rows) {
    if (!budget.spend('search-steps', characters)) return;
    yield row;
  }
}

function names(fields: readonly FieldRef[]): string[] {
  return fields.map(({ text }) => text);
}
