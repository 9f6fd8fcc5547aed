import { assertNever } from '../base/assert-never.ts';
import type {
  Aggregation,
  Command,
  Expression,
  Identifier,
  Node,
  Pipeline,
  SearchExpression,
  SearchValue,
  SubstitutedText,
} from './ast.ts';

/** How a command prints its own arguments. */
export interface CommandPrinting {
  /** The arguments in canonical form, without the command name. */
  print(args: Node, printer: Printer): string;
}

/**
 * Prints a search in canonical form: parsing the output gives the same tree. Strings are in double quotes, operators in
 * upper case, and parentheses only where needed.
 */
export class Printer {
  private readonly commands: ReadonlyMap<string, CommandPrinting>;

  constructor(commands: ReadonlyMap<string, CommandPrinting>) {
    this.commands = commands;
  }

  /** The whole search. The first command has no pipe if that has the same meaning. */
  pipeline({ commands }: Pipeline): string {
    return commands.map((command) => `| ${this.command(command)}`).join(' ');
  }

  command({ name, args, substituted }: Command): string {
    const printed =
      substituted === undefined
        ? this.commands.get(name.text)?.print(args, this)
        : this.substituted(substituted);
    return `${name.text} ${printed ?? ''}`.trim();
  }

  /** As written, except for the subsearches. */
  private substituted({ pieces, subsearches }: SubstitutedText): string {
    const between = subsearches.map(({ pipeline }) => this.subsearch(pipeline));
    return pieces.map((piece, index) => piece + (between[index] ?? '')).join('');
  }

  subsearch(pipeline: Pipeline): string {
    return `[ ${this.pipeline(pipeline)} ]`;
  }

  /** A field argument: bare if possible, else in double quotes. */
  field({ text }: Identifier): string {
    return /^[A-Za-z_*][\w.:*{}@/-]*$/.test(text) ? text : quoted(text);
  }

  fields(identifiers: readonly Identifier[]): string {
    return identifiers.map((identifier) => this.field(identifier)).join(' ');
  }

  /** `name=value` for each given option. */
  options(options: Iterable<readonly [name: string, value: { readonly text: string }]>): string {
    return [...options].map(([name, { text }]) => `${name}=${quoted(text)}`).join(' ');
  }

  quoted(text: string): string {
    return quoted(text);
  }

  aggregations(aggregations: readonly Aggregation[]): string {
    return aggregations.map((aggregation) => this.aggregation(aggregation)).join(' ');
  }

  private aggregation({ callee, argument, alias }: Aggregation): string {
    const as = alias === undefined ? '' : ` AS ${quoted(alias.text)}`;
    if (argument === undefined) return `${callee.text}${as}`;
    return `${callee.text}(${this.aggregated(callee, argument)})${as}`;
  }

  private aggregated(callee: Identifier, argument: Identifier | Expression): string {
    if ('kind' in argument) return `eval(${this.expression(argument)})`;
    return /^sparkline$/i.test(callee.text) ? argument.text : quoted(argument.text);
  }

  /** The target before `=` in eval. */
  assignmentTarget({ text }: Identifier): string {
    return /^[A-Za-z_]\w*$/.test(text) ? text : quoted(text);
  }

  expression(expression: Expression): string {
    switch (expression.kind) {
      case 'StringLiteral':
        return evalText(expression.value);
      case 'NumberLiteral':
        return expression.text;
      case 'FieldName':
        return evalField(expression.name);
      case 'CallExpression':
        return `${expression.callee.text}(${this.list(expression.args)})`;
      case 'UnaryExpression':
        return `${expression.operator}${expression.operator === 'NOT' ? ' ' : ''}${this.operand(expression.operand)}`;
      case 'BinaryExpression':
        return `${this.operand(expression.left)} ${expression.operator} ${this.operand(expression.right)}`;
      case 'InExpression':
        return `${this.operand(expression.operand)} IN (${this.list(expression.items)})`;
      case 'SubsearchExpression':
        return this.subsearch(expression.pipeline);
      case 'MissingExpression':
        return '';
      case 'NullLiteral':
      case 'BooleanLiteral':
      case 'RegexLiteral':
      case 'ListLiteral':
      case 'MapLiteral':
      case 'MemberExpression':
        throw new TypeError(`${expression.kind} has no spelling in SPL`);
      default:
        return assertNever(expression);
    }
  }

  private list(expressions: readonly Expression[]): string {
    return expressions.map((expression) => this.expression(expression)).join(', ');
  }

  private operand(expression: Expression): string {
    const text = this.expression(expression);
    const isWhole = ['BinaryExpression', 'InExpression', 'UnaryExpression'].includes(
      expression.kind,
    );
    return isWhole ? `(${text})` : text;
  }

  search(expression: SearchExpression): string {
    switch (expression.kind) {
      case 'SearchEverything':
        return '*';
      case 'SearchGroup':
        return expression.operands
          .map((operand) => this.searchOperand(operand))
          .join(` ${expression.operator} `);
      case 'SearchNot':
        return `NOT ${this.searchOperand(expression.operand)}`;
      case 'SearchComparison':
        return `${searchField(expression.field)}${expression.operator}${searchValue(expression.value)}`;
      case 'SearchIn':
        return `${searchField(expression.field)} IN (${expression.values.map(searchValue).join(', ')})`;
      case 'SearchText':
        return searchValue(expression.value);
      case 'SearchModifier':
        return `${expression.name}=${quoted(expression.value)}`;
      case 'SearchSubsearch':
        return this.substituted(expression.text);
      default:
        return assertNever(expression);
    }
  }

  private searchOperand(expression: SearchExpression): string {
    const text = this.search(expression);
    return expression.kind === 'SearchGroup' ? `(${text})` : text;
  }
}

function searchField({ text }: Identifier): string {
  return /^[A-Za-z_][\w.{}:-]*$/.test(text) ? text : quoted(text);
}

function searchValue({ text, quoted: isQuoted, wrapper }: SearchValue): string {
  const value = isQuoted || !/^[\w.*:/-]+$/.test(text) ? quoted(text) : text;
  return wrapper === undefined ? value : `${wrapper}(${value})`;
}

/** In search strings, backslashes and quotes are escaped (rule 22). */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** In eval strings, backslashes, quotes, tabs and newlines are escaped (rule 50). */
function evalText(text: string): string {
  const spelt = quoted(text).replaceAll('\t', '\\t').replaceAll('\n', '\\n');
  return spelt.replaceAll('\r', '\\r');
}

function evalField(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !/^(?:AND|OR|NOT|XOR|IN|LIKE)$/i.test(name)
    ? name
    : `'${name}'`;
}
