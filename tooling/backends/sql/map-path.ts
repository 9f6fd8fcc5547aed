import { type Expr, isText } from '../../plan/expression.ts';

/** The column for the value of a key in a map: `map_get(input_event, "user")` is `input_event.user`. */
export function mapPath(expr: Expr): string | undefined {
  if (expr.kind === 'field') return expr.name;
  if (expr.kind !== 'call' || expr.fn !== 'spl2.map_get') return undefined;
  const [map, key] = expr.args;
  const path = map === undefined ? undefined : mapPath(map);
  return path === undefined || !isText(key) ? undefined : `${path}.${key.value}`;
}
