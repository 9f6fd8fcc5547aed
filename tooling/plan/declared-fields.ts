import type { LogicalPlan } from './plan.ts';

/**
 * The fields that a command before this one declared: they count as existing even if no row has a value (fact 7). An
 * assignment in eval declares nothing.
 */
export function declaredFields(plan: LogicalPlan): readonly string[] {
  switch (plan.kind) {
    case 'filter':
    case 'extend':
    case 'sort':
    case 'limit':
    case 'dedup':
      return declaredFields(plan.input);
    case 'rename':
      return declaredFields(plan.input).map((name) => renamed(name, plan.pairs));
    case 'aggregate':
      return plan.aggregations.map(({ as }) => as.text);
    case 'apply': {
      const { declares = [], keeps } = plan.effect;
      return keeps === 'all' && plan.input !== undefined
        ? [...declares, ...declaredFields(plan.input)]
        : declares;
    }
    default:
      return [];
  }
}

function renamed(name: string, pairs: Extract<LogicalPlan, { kind: 'rename' }>['pairs']): string {
  const pair = pairs.find(([from]) => from.text === name);
  return pair?.[1].text ?? name;
}
