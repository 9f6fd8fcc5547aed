import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { commands } from '../../tooling/commands/index.ts';
import { parseExpression, parseSearch, parseSearchExpression } from '../../tooling/spl/parser.ts';
import { Printer } from '../../tooling/spl/print.ts';

const printer = new Printer(commands);

function parsed<Result>(parse: (codes: string[]) => Result): { result: Result; codes: string[] } {
  const codes: string[] = [];
  return { result: parse(codes), codes };
}

function search(text: string) {
  return parsed((codes) =>
    parseSearchExpression(fileSource('s', text), {
      commands,
      report: ({ code }) => codes.push(code),
    }),
  );
}

function expression(text: string) {
  return parsed((codes) =>
    parseExpression(fileSource('e', text), { commands, report: ({ code }) => codes.push(code) }),
  );
}

function pipeline(text: string) {
  return parsed((codes) =>
    parseSearch(fileSource('p', text), { commands, report: ({ code }) => codes.push(code) }),
  );
}

describe('search expressions', () => {
  test.each([
    ['a=1 b=2 OR c=3', 'a=1 AND (b=2 OR c=3)'],
    ['NOT a=1 OR b=2', 'NOT a=1 OR b=2'],
    ['NOT (a=1 b=2)', 'NOT (a=1 AND b=2)'],
    ['a="x y"b=2', 'a="x y" AND b=2'],
    ['a IN ("x", y,, "z" "w")', 'a IN ("x", y, "z", "w")'],
    ['a IN ("x". "y")', 'a IN ("x", "y")'],
    ['"a{}.b"="\\"q\\""', '"a{}.b"="\\"q\\""'.replace('"a{}.b"', 'a{}.b')],
    ['path=C:\\\\Temp\\x', 'path="C:\\\\Temp\\\\x"'],
    ['x=*\\"privileged\\":true*', 'x="*\\"privileged\\":true*"'],
    ['TERM(10.0.0.1) CASE(Error)', 'TERM(10.0.0.1) AND CASE(Error)'],
    ['host::web01', 'host=web01'],
    ['index=main earliest=-1h error', 'index="main" AND earliest="-1h" AND error'],
    ['dest = x', 'dest=x'],
    ['EventCode==4688', 'EventCode=4688'],
    ['a!=1 b<=2', 'a!=1 AND b<=2'],
    ['*', '*'],
    ['', '*'],
  ])('%s reads as %s', (text, canonical) => {
    const { result, codes } = search(text);
    expect(printer.search(result)).toBe(canonical);
    expect(codes).toEqual([]);
  });

  test.each([
    ['(a=1', 'spl/unbalanced-bracket'],
    ['a="x', 'spl/unterminated-string'],
    ['a=1 OR', 'spl/missing-operand'],
    ['a=', 'spl/expected-token'],
    ['NOT', 'spl/missing-operand'],
    ['a=1)', 'spl/expected-token'],
    ['error and fail', 'spl/lower-case-operator'],
  ])('%s is said to be wrong once', (text, code) => {
    expect(search(text).codes).toEqual([code]);
  });
});

describe('eval expressions', () => {
  test.each([
    ['a=1 AND b=2 OR c=3', '((a = 1) AND (b = 2)) OR (c = 3)'],
    ['NOT a=1 AND b=2', '(NOT (a = 1)) AND (b = 2)'],
    ['a OR b XOR c', '(a OR b) XOR c'],
    ['1+2*3-4', '(1 + (2 * 3)) - 4'],
    ['"a".b.\'c d\'', '("a" . b) . \'c d\''],
    ['x in("a", "b")', 'x IN ("a", "b")'],
    ['in(x, "a")', 'in(x, "a")'],
    ['a like "x%"', 'a LIKE "x%"'],
    ['-a * -2', '(-a) * (-2)'],
    ['RTLO_1.RTLO_2', 'RTLO_1 . RTLO_2'],
    ['"C:\\\\windows\\temp"', '"C:\\\\windows\\temp"'],
    ['a==1', 'a = 1'],
    ['inbound:outbound > 1', "'inbound:outbound' > 1"],
  ])('%s reads as %s', (text, canonical) => {
    const { result, codes } = expression(text);
    expect(printer.expression(result)).toBe(canonical);
    expect(codes).toEqual([]);
  });

  test.each([
    ['if(a=1, 2', 'spl/unbalanced-bracket'],
    ['a=', 'spl/expected-token'],
    ['"x', 'spl/unterminated-string'],
    ['a b', 'spl/expected-token'],
    ['(a', 'spl/unbalanced-bracket'],
  ])('%s is said to be wrong once', (text, code) => {
    expect(expression(text).codes).toEqual([code]);
  });
});

describe('pipelines', () => {
  test('continue at the next pipe after a mistake', () => {
    expect(pipeline('a=1 | stast x | eval y= | table z').codes).toEqual([
      'spl/unknown-command',
      'spl/expected-token',
    ]);
  });

  test.each(['', ' \n '])('are empty without a command: %j', (text) => {
    expect(pipeline(text).codes).toEqual(['spl/empty-search']);
  });

  test('ignore pipes and brackets in quotes', () => {
    const { result, codes } = pipeline('a="x|y]" | where match(b, "[|]") | table c');
    expect(result.commands.map(({ name }) => name.text)).toEqual(['search', 'where', 'table']);
    expect(codes).toEqual([]);
  });

  test.each([
    { name: 'parentheses', text: '('.repeat(10_000) },
    { name: 'brackets', text: '['.repeat(10_000) },
    { name: 'closed brackets', text: `${'[ search a=1 '.repeat(5_000)}${']'.repeat(5_000)}` },
    { name: 'negations', text: 'NOT '.repeat(20_000) },
    { name: 'pipes', text: '|'.repeat(50_000) },
    { name: 'quotes', text: '"'.repeat(50_001) },
    { name: 'ten megabytes', text: 'a=1 '.repeat(2_500_000) },
    { name: 'calls', text: `| eval x=${'if('.repeat(10_000)}` },
    { name: 'signs', text: `| eval x=${'-'.repeat(50_000)}1` },
  ])('end with a finding on hostile $name', ({ text }) => {
    expect(pipeline(text).codes.length).toBeGreaterThan(0);
  });

  test('never throw on any text', () => {
    const piece = fc.constantFrom(
      '|',
      'search',
      'stats',
      'count',
      'by',
      'eval',
      '=',
      '"',
      "'",
      '(',
      ')',
      '[',
      ']',
      '\\',
      ',',
      'a',
      '*',
      'IN',
      'OR',
      'NOT',
      '`',
      '$x$',
      'where',
      'rename',
      'as',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
        ),
        (text) => {
          pipeline(text);
          expression(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the printer', () => {
  const leaf = fc.oneof(
    fc.constantFrom('a', 'b_1', "'c d'", '"x"', '"C:\\\\t"', '1', '2.50', 'null()', 'len("q")'),
    fc
      .string({ maxLength: 8 })
      .map((text) =>
        printer.expression({ kind: 'StringLiteral', value: text, span: { start: 0, end: 0 } }),
      ),
  );
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(
          tie('node'),
          fc.constantFrom('AND', 'OR', 'XOR', '=', '!=', '<', '+', '-', '*', '/', '.', 'LIKE'),
          tie('node'),
        )
        .map(([left, operator, right]) => `(${left}) ${operator} ${right}`),
      tie('node').map((inner) => `NOT (${inner})`),
      fc.tuple(tie('node'), tie('node')).map(([left, right]) => `if(${left}, ${right}, 0)`),
      tie('node').map((inner) => `(${inner}) IN ("a", 2)`),
    ),
  })).node;

  test('prints expressions that parse to the same tree', () => {
    fc.assert(
      fc.property(tree, (text) => {
        const once = printer.expression(expression(text).result);
        expect(printer.expression(expression(once).result)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('commands are counted with those of subsearches, and too many are reported once', () => {
  const found: string[] = [];
  const text = `search ${'[search a=1 | head 1] '.repeat(20_000)}`;
  const report = ({ code }: { code: string }) => found.push(code);
  parseSearch(fileSource('search', text), { commands, report });
  expect(found).toEqual(['spl/too-deep']);
});
