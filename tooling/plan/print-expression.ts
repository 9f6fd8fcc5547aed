import type { Expr, Logic, Match, Pattern } from './expression.ts';

/**
 * An expression as text. Two-valued logic has its operators in lower case, three-valued logic in upper case; `~` compares
 * without regard to case.
 */
export function printExpression(expr: Expr): string {
  switch (expr.kind) {
    case 'literal':
      return expr.text ?? JSON.stringify(expr.value);
    case 'regex':
      return `/${expr.regex}/${expr.flags}`;
    case 'field':
      return printName(expr.name);
    case 'list':
      return `[${list(expr.items)}]`;
    case 'map':
      return `{${expr.entries.map(([key, value]) => `${printExpression(key)}: ${printExpression(value)}`).join(', ')}}`;
    case 'member':
      return `${printExpression(expr.object)}[${printExpression(expr.member)}]`;
    case 'call':
      return `${expr.fn}(${list(expr.args)})`;
    case 'arithmetic':
    case 'compare':
      return `(${printExpression(expr.left)} ${expr.op} ${printExpression(expr.right)})`;
    case 'negative':
      return `-${printExpression(expr.operand)}`;
    case 'in':
      return `${printExpression(expr.operand)} in (${list(expr.items)})`;
    case 'logic':
      return printLogic(expr);
    case 'match':
      return printMatch(expr);
    case 'scope':
      return `scope(${expr.name} = ${expr.value})`;
    case 'clause':
      return `clause(${expr.pieces.map((piece) => JSON.stringify(piece)).join(', ')})`;
  }
}

/** A field name; in quotes where it is more than a word. */
export function printName(name: string): string {
  return /^[\w.]+$/.test(name) ? name : `'${name}'`;
}

function list(items: readonly Expr[]): string {
  return items.map(printExpression).join(', ');
}

function printLogic({ op, operands, nulls }: Logic): string {
  const word = nulls === 'two-valued' ? op : op.toUpperCase();
  if (op === 'not') return `${word} ${operands.map(printExpression).join(', ')}`;
  return `(${operands.map(printExpression).join(` ${word} `)})`;
}

function printMatch({ field, op, patterns, decoded }: Match): string {
  const [first, ...others] = patterns;
  const name = decoded === true ? `decoded ${printName(field.text)}` : printName(field.text);
  if (others.length === 0)
    return `${name} ${op === '!=' ? 'other than ' : ''}${printPattern(first)}`;
  return `${name} ${op === '!=' ? 'other than' : 'one'} of (${patterns.map(printPattern).join(', ')})`;
}

function printPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'any':
      return 'exists';
    case 'exact':
      return `${equality(pattern.ignoreCase)} ${JSON.stringify(pattern.text)}`;
    case 'wildcard':
      return `${equality(pattern.ignoreCase)} like ${JSON.stringify(pattern.parts.join('*'))}`;
    case 'subnet':
      return `in ${pattern.cidr}`;
    case 'order':
      return `${pattern.op} ${JSON.stringify(pattern.limit)}`;
    case 'regex':
      return `matches /${pattern.regex}/`;
    case 'word': {
      const boundaries = pattern.boundaries === 'major' ? ' between major boundaries' : '';
      return `${equality(pattern.ignoreCase)} has ${JSON.stringify(pattern.parts.join('*'))}${boundaries}`;
    }
  }
}

function equality(ignoreCase: boolean): string {
  return ignoreCase ? '~' : '=';
}
