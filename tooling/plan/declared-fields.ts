import { effectOf } from './effect-of.ts';
import { inputsOf, type LogicalPlan } from './plan.ts';

/**
 * The fields that a command before this one declared: they count as existing even if no row has a value (fact 7). An
 * assignment in eval declares nothing.
 */
export function declaredFields(plan: LogicalPlan): readonly string[] {
  switch (plan.kind) {
    case 'union':
    case 'join':
    case 'substitute':
      return [];
    case 'filter':
    case 'extend':
      return declaredFields(plan.input);
    case 'rename':
      return declaredFields(plan.input).map((name) => renamed(name, plan.pairs));
    case 'aggregate':
      return plan.aggregations.map(({ as }) => as.text);
    default: {
      const { declares = [], keeps } = effectOf(plan);
      const [input] = inputsOf(plan);
      return keeps === 'all' && input !== undefined
        ? [...declares, ...declaredFields(input)]
        : declares;
    }
  }
}

function renamed(name: string, pairs: Extract<LogicalPlan, { kind: 'rename' }>['pairs']): string {
  const pair = pairs.find(([from]) => from.text === name);
  return pair?.[1].text ?? name;
}
