import { assertNever } from '../base/assert-never.ts';
import type { Operator, Run, Test } from '../events/run.ts';
import type { Compiler, Executable, LogicalPlan, Predicate, Totals } from '../plan/plan.ts';
import type { Identifier } from '../spl/ast.ts';
import { compileAggregations } from './aggregation.ts';
import { boundedTest, boundedValue } from './bounded.ts';
import type { Environment } from './environment.ts';
import { ExpressionCompiler } from './expression.ts';
import { aggregate, Column } from './operators/aggregate.ts';
import { dedup } from './operators/dedup.ts';
import { extend } from './operators/extend.ts';
import { filter } from './operators/filter.ts';
import { join } from './operators/join.ts';
import { limit } from './operators/limit.ts';
import { project } from './operators/project.ts';
import { rename } from './operators/rename.ts';
import { sort } from './operators/sort.ts';
import { compileSearch } from './search.ts';
import { substituted, withSubsearches } from './subsearch.ts';

/** Compiles a plan. Mistakes in expressions are reported; an unsupported part returns no rows. */
export function build(plan: LogicalPlan, environment: Environment): Executable {
  switch (plan.kind) {
    case 'scan': {
      const { dataset } = plan;
      return (run) => run.scan(dataset);
    }
    case 'join': {
      const options = { ...plan, fields: names(plan.fields) };
      return join({
        ...options,
        left: build(plan.input, environment),
        right: build(plan.right, environment),
      });
    }
    case 'union': {
      const inputs = plan.inputs.map((input) => build(input, environment));
      return function* (run) {
        for (const input of inputs) yield* input(run);
      };
    }
    case 'unsupported':
      return () => [];
    case 'substitute': {
      const operator = substituted(plan, environment, build);
      if (plan.input === undefined) return (run) => operator([], run);
      return chain(build(plan.input, environment), operator);
    }
    case 'filter':
      return chain(
        build(plan.input, environment),
        filter(boundedTest(testOf(plan.predicate, environment))),
      );
    case 'apply': {
      const subsearches = (plan.subplans ?? []).map((subplan) => build(subplan, environment));
      const operator = plan.operator(subsearches, compilerFor(environment));
      if (plan.input === undefined) return (run) => operator([], run);
      return chain(build(plan.input, environment), operator);
    }
    default:
      return chain(build(plan.input, environment), operatorOf(plan, environment));
  }
}

type Simple = Exclude<
  LogicalPlan,
  {
    readonly kind: 'scan' | 'join' | 'union' | 'unsupported' | 'filter' | 'apply' | 'substitute';
  }
>;

function operatorOf(plan: Simple, environment: Environment): Operator {
  switch (plan.kind) {
    case 'extend': {
      const compiler = new ExpressionCompiler(environment, plan.dialect);
      return extend(
        plan.assignments.map(({ target, expression }) => ({
          target: target.text,
          value: boundedValue(compiler.value(expression)),
        })),
      );
    }
    case 'rename':
      return rename(plan.pairs.map(([from, to]) => [from.text, to.text] as const));
    case 'project':
      return project({ mode: plan.mode, fields: names(plan.fields) });
    case 'aggregate':
      return aggregate({
        aggregations: compileAggregations(plan.aggregations, environment, plan.dialect),
        by: names(plan.by),
        dedupSplitValues: plan.dedupSplitValues,
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

/** The tools for commands with their own operator (SPL only). */
function compilerFor(environment: Environment): Compiler {
  const expressions = new ExpressionCompiler(environment, 'spl');
  return {
    value: (expression) => expressions.value(expression),
    test: (predicate) => testOf(predicate, environment),
    totals: (aggregations) => {
      const compiled = compileAggregations(aggregations, environment, 'spl');
      return () => totalsOf(compiled.map((aggregation) => new Column(aggregation)));
    },
    plan: (plan, report) => build(plan, { ...environment, report }),
  };
}

function totalsOf(columns: readonly Column[]): Totals {
  return {
    add(row, run) {
      for (const column of columns) column.add(row, run);
    },
    *results() {
      for (const column of columns) yield* column.results();
    },
  };
}

/** A predicate as a condition. Its subsearches run once per run, when the first row needs them. */
export function testOf(predicate: Predicate, environment: Environment): Test {
  if (predicate.kind === 'where') {
    return new ExpressionCompiler(environment, predicate.dialect).test(predicate.expression);
  }
  const resolve = withSubsearches(predicate, environment, build);
  if (resolve === undefined) return compileSearch(predicate.expression);
  const testByRun = new WeakMap<Run, Test>();
  return (row, run) => {
    const test = testByRun.get(run) ?? compileSearch(resolve(run));
    testByRun.set(run, test);
    return test(row, run);
  };
}

function chain(input: Executable, operator: Operator): Executable {
  return (run) => operator(input(run), run);
}

function names(fields: readonly Identifier[]): string[] {
  return fields.map(({ text }) => text);
}
