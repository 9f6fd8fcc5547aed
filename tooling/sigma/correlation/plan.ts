import { nearest } from '../../base/nearest.ts';
import type { Span } from '../../base/source.ts';
import type { Aggregation } from '../../plan/aggregation.ts';
import type { Call, Expr, FieldRef } from '../../plan/expression.ts';
import type { Assignment, LogicalPlan } from '../../plan/plan.ts';
import { sigmaDiagnostic } from '../diagnostics.ts';
import type { DocumentContext } from '../document-context.ts';
import { filtersFor } from '../filter.ts';
import { conditionOf } from '../plan.ts';
import { logic } from '../predicate.ts';
import { readRule } from '../rule.ts';
import type { SigmaYaml } from '../yaml.ts';
import { type Correlation, readCorrelation } from './read.ts';

/** The field with the names of the rules that an event matches. */
const RULE = 'sigma_rule';
/** The field with what a correlation counted. */
const COUNTED = 'sigma_value';

/** More correlations of correlations than any real rule has. */
const MOST_DEPTH = 10;

/**
 * The plan of a correlation: one row for each combination of the values of its groups that met the condition, with the
 * first and last time, the rules and what was counted. Undefined, and reported, if it is wrong.
 */
export function planCorrelation(
  yaml: SigmaYaml,
  context: DocumentContext,
): LogicalPlan | undefined {
  const planner = new Planner(yaml, context);
  const found = planner.hits(yaml, []);
  return found && planner.summary(found);
}

/** Rows that meet a correlation, and the fields that they are grouped by. */
interface Hits {
  readonly plan: LogicalPlan;
  readonly correlation: Correlation;
}

class Planner {
  private readonly context: DocumentContext;
  /** All parts of the plan are at the correlation: the rules have files of their own. */
  private readonly span: Span;
  private readonly yaml: SigmaYaml;

  constructor(yaml: SigmaYaml, context: DocumentContext) {
    this.yaml = yaml;
    this.context = context;
    const { start, end } = yaml.spanAt(['correlation']);
    this.span = { start, end };
  }

  /** The rows at which a correlation is met. */
  hits(yaml: SigmaYaml, above: readonly SigmaYaml[]): Hits | undefined {
    const { placeholders, report } = this.context;
    const correlation = readCorrelation({ yaml, placeholders, report });
    if (correlation === undefined) return undefined;
    const inputs = this.inputsOf(correlation, [...above, yaml]);
    if (inputs === undefined) return undefined;
    const input: LogicalPlan = {
      kind: 'sort',
      input: this.together(inputs),
      keys: [{ field: this.field('_time'), descending: false, as: 'num' }],
      limit: 0,
      span: this.span,
    };
    const isBounded = correlation.bounds.some(({ op }) => op !== '>' && op !== '>=');
    const plan =
      correlation.type === 'temporal_ordered'
        ? this.inOrder(input, correlation)
        : isBounded
          ? this.inBuckets(input, correlation)
          : this.sliding(input, correlation);
    return { plan, correlation };
  }

  /** Without groups, an aggregation of nothing has a row, which is not a result. */
  summary(hits: Hits): LogicalPlan {
    const left = this.read('count');
    const predicate: Expr = {
      kind: 'compare',
      op: '>',
      left,
      right: this.number(0),
      span: this.span,
    };
    return { kind: 'filter', input: this.groups(hits), predicate, span: this.span };
  }

  private groups({ plan, correlation }: Hits): LogicalPlan {
    const value = (fn: string, field: string, as: string): Aggregation => ({
      fn,
      input: { kind: 'value', value: this.read(field) },
      as: this.field(as),
      span: this.span,
    });
    return {
      kind: 'aggregate',
      input: plan,
      aggregations: [
        value('min', '_time', 'firstTime'),
        value('max', '_time', 'lastTime'),
        value('values', RULE, RULE),
        ...(correlation.type === 'temporal_ordered' ? [] : [value('max', COUNTED, COUNTED)]),
        { fn: 'count', input: { kind: 'rows' }, as: this.field('count'), span: this.span },
      ],
      by: correlation.groupBy.map((name) => this.field(name)),
      dedupSplitValues: false,
      span: this.span,
    };
  }

  private inputsOf(
    correlation: Correlation,
    above: readonly SigmaYaml[],
  ): readonly LogicalPlan[] | undefined {
    const plans = correlation.rules.map((name) => this.inputOf(name, correlation, above));
    const known = plans.filter((plan) => plan !== undefined);
    return known.length === plans.length ? known : undefined;
  }

  /** The events of a rule, or the hits of a correlation, with the name of the rule and the fields of the groups. */
  private inputOf(
    name: string,
    correlation: Correlation,
    above: readonly SigmaYaml[],
  ): LogicalPlan | undefined {
    const yaml = this.context.rule(name);
    const found = yaml && this.eventsOf(name, yaml, above);
    if (yaml === undefined) {
      const params = { name, nearest: nearest(name, this.context.references()) };
      const span = this.yaml.spanAt(['correlation', 'rules']);
      this.context.report(sigmaDiagnostic('unknown-rule', params, span));
    }
    if (found === undefined) return undefined;
    const assignments = [
      this.assign(RULE, { kind: 'literal', value: name, span: this.span }),
      ...correlation.groupBy.flatMap((field) => this.groupField(field, name, correlation, found)),
    ];
    return { kind: 'extend', input: found.plan, assignments, span: this.span };
  }

  private eventsOf(name: string, yaml: SigmaYaml, above: readonly SigmaYaml[]): Events | undefined {
    const { placeholders, logSources, report } = this.context;
    if (
      above.some(({ data }) => data === yaml.data || isSame(data, yaml.data)) ||
      above.length > MOST_DEPTH
    ) {
      const span = this.yaml.spanAt(['correlation', 'rules']);
      report(sigmaDiagnostic('correlation-cycle', { name }, span));
      return undefined;
    }
    if ('correlation' in yaml.data) {
      const inner = this.hits(yaml, above);
      return inner && { plan: inner.plan, namesOf: (field) => [field] };
    }
    // Problems of a rule are reported with the rule.
    const own = { yaml, placeholders, report: () => undefined };
    const rule = readRule(own);
    if (rule === undefined) return undefined;
    const filters = filtersFor(yaml, rule, this.context);
    const condition = conditionOf(rule, { ...own, logSources, filters });
    const plan: LogicalPlan = {
      kind: 'filter',
      input: { kind: 'scan', dataset: { kind: 'events' }, span: this.span },
      predicate: withSpan(condition, this.span),
      span: this.span,
    };
    const streams = logSources.find(rule.logSource)?.streams ?? [{ fields: new Map() }];
    const namesOf = (field: string) => [
      ...new Set(streams.map(({ fields }) => fields.get(field) ?? field)),
    ];
    return { plan, namesOf };
  }

  /** The field of a group, where the events of the rule have it under another name. */
  private groupField(
    field: string,
    rule: string,
    { aliases }: Correlation,
    { namesOf }: Events,
  ): readonly Assignment[] {
    const written = aliases.get(field)?.get(rule) ?? field;
    const names = namesOf(written);
    if (names.length === 1 && names[0] === field) return [];
    return [this.assign(field, this.call('coalesce', ...names.map((name) => this.read(name))))];
  }

  private together(inputs: readonly LogicalPlan[]): LogicalPlan {
    const [only] = inputs;
    if (only !== undefined && inputs.length === 1) return only;
    return { kind: 'union', inputs, span: this.span };
  }

  /** What is counted in the time span that ends at a row. */
  private sliding(input: LogicalPlan, correlation: Correlation): LogicalPlan {
    const window: LogicalPlan = {
      kind: 'window',
      input: this.withCountedField(input, correlation),
      aggregations: [this.counted(correlation)],
      by: correlation.groupBy.map((name) => this.field(name)),
      frame: {
        kind: 'running',
        includesCurrent: true,
        size: 0,
        seconds: correlation.timespan,
        isGlobal: false,
        restarts: { onChange: false },
      },
      span: this.span,
    };
    return this.bounded(window, correlation);
  }

  /**
   * What is counted in time spans one after the other: an upper bound holds for the whole of a time span, which its first
   * row cannot show.
   */
  private inBuckets(input: LogicalPlan, correlation: Correlation): LogicalPlan {
    const span = this.number(correlation.timespan);
    const quotient: Expr = {
      kind: 'arithmetic',
      op: '/',
      left: this.read('_time'),
      right: span,
      span: this.span,
    };
    const start = this.assign('sigma_bucket', this.call('floor', quotient));
    const window: LogicalPlan = {
      kind: 'window',
      input: {
        kind: 'extend',
        input: this.withCountedField(input, correlation),
        assignments: [start],
        span: this.span,
      },
      aggregations: [this.counted(correlation)],
      by: ['sigma_bucket', ...correlation.groupBy].map((name) => this.field(name)),
      frame: { kind: 'whole' },
      span: this.span,
    };
    return this.bounded(window, correlation);
  }

  /** Several fields count by the combinations of their values. */
  private withCountedField(input: LogicalPlan, { type, fields }: Correlation): LogicalPlan {
    if (type !== 'value_count' || fields.length < 2) return input;
    const [first, ...rest] = fields.map((name) => this.read(name));
    const value = rest.reduce<Expr>(
      (left, right) => ({
        kind: 'arithmetic',
        op: '.',
        left: { kind: 'arithmetic', op: '.', left, right: this.text('\0'), span: this.span },
        right,
        span: this.span,
      }),
      first ?? this.text(''),
    );
    return {
      kind: 'extend',
      input,
      assignments: [this.assign('sigma_values', value)],
      span: this.span,
    };
  }

  private counted({ type, fields, percentile }: Correlation): Aggregation {
    const [only = ''] = fields.length > 1 ? ['sigma_values'] : fields;
    const of = (fn: string, field: string): Aggregation => ({
      fn,
      input: { kind: 'value', value: this.read(field) },
      as: this.field(COUNTED),
      span: this.span,
    });
    switch (type) {
      case 'event_count':
        return { fn: 'count', input: { kind: 'rows' }, as: this.field(COUNTED), span: this.span };
      case 'value_count':
        return of('dc', only);
      case 'value_sum':
        return of('sum', only);
      case 'value_avg':
        return of('avg', only);
      case 'value_percentile':
        return { ...of('perc', only), parameter: percentile };
      default:
        return of('dc', RULE);
    }
  }

  private bounded(input: LogicalPlan, { bounds, rules, type }: Correlation): LogicalPlan {
    const least = { op: '>=', limit: new Set(rules).size } as const;
    const own = bounds.length === 0 && type === 'temporal' ? [least] : bounds;
    const tests = own.map(
      ({ op, limit }): Expr => ({
        kind: 'compare',
        op,
        left: this.read(COUNTED),
        right: this.number(limit),
        span: this.span,
      }),
    );
    return { kind: 'filter', input, predicate: logic('and', tests, this.span), span: this.span };
  }

  /**
   * Each row of the n-th rule gets the latest time at which a sequence of the first n rules began that ends at the row: the
   * latest beginning of n - 1 rules before it.
   */
  private inOrder(input: LogicalPlan, { rules, groupBy, timespan }: Correlation): LogicalPlan {
    let plan = input;
    for (const [index, rule] of rules.entries()) {
      const start = `sigma_start_${index + 1}`;
      const before = `sigma_before_${index + 1}`;
      if (index > 0)
        plan = this.latestBefore(plan, { of: `sigma_start_${index}`, as: before, groupBy });
      const isRule: Expr = {
        kind: 'compare',
        op: '=',
        left: this.read(RULE),
        right: this.text(rule),
        span: this.span,
      };
      const begun = this.read(index === 0 ? '_time' : before);
      const none: Expr = { kind: 'literal', value: null, span: this.span };
      const value = this.call('if', isRule, begun, none);
      plan = {
        kind: 'extend',
        input: plan,
        assignments: [this.assign(start, value)],
        span: this.span,
      };
    }
    const elapsed: Expr = {
      kind: 'arithmetic',
      op: '-',
      left: this.read('_time'),
      right: this.read(`sigma_start_${rules.length}`),
      span: this.span,
    };
    const predicate: Expr = {
      kind: 'compare',
      op: '<',
      left: elapsed,
      right: this.number(timespan),
      span: this.span,
    };
    return { kind: 'filter', input: plan, predicate, span: this.span };
  }

  private latestBefore(
    input: LogicalPlan,
    {
      of,
      as,
      groupBy,
    }: { readonly of: string; readonly as: string; readonly groupBy: readonly string[] },
  ): LogicalPlan {
    const aggregation: Aggregation = {
      fn: 'max',
      input: { kind: 'value', value: this.read(of) },
      as: this.field(as),
      span: this.span,
    };
    return {
      kind: 'window',
      input,
      aggregations: [aggregation],
      by: groupBy.map((name) => this.field(name)),
      frame: {
        kind: 'running',
        includesCurrent: false,
        size: 0,
        isGlobal: false,
        restarts: { onChange: false },
      },
      span: this.span,
    };
  }

  private field(text: string): FieldRef {
    return { text, span: this.span };
  }

  private read(name: string): Expr {
    return { kind: 'field', name, span: this.span };
  }

  private text(value: string): Expr {
    return { kind: 'literal', value, span: this.span };
  }

  private number(value: number): Expr {
    return { kind: 'literal', value, span: this.span };
  }

  private call(fn: string, ...args: readonly Expr[]): Call {
    return { kind: 'call', fn, args, span: this.span };
  }

  private assign(name: string, value: Expr): Assignment {
    return { target: this.field(name), value };
  }
}

/** The events of a rule, and the names that its fields have in them. */
interface Events {
  readonly plan: LogicalPlan;
  namesOf(field: string): readonly string[];
}

function isSame(one: SigmaYaml['data'], other: SigmaYaml['data']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A condition of another file, at the place that refers to it. */
function withSpan(expr: Expr, span: Span): Expr {
  return JSON.parse(JSON.stringify(expr), (key, value: unknown) => (key === 'span' ? span : value));
}
