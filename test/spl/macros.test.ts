import { describe, expect, test } from 'vitest';
import { macroKey, macroName } from '../../tooling/base/macro-key.ts';
import { fileSource, macroTrace, toFile } from '../../tooling/base/source.ts';
import { expandMacros, type MacroDefinition, type MacroLibrary } from '../../tooling/spl/macros.ts';

const DEFINITIONS: Readonly<
  Record<string, readonly [definition: string, ...parameters: string[]]>
> = {
  sysmon: ['source=Sysmon'],
  both: ['`sysmon` OR source=Security'],
  ctime: ['convert ctime($field$)', 'field'],
  drop: ['rename "$x$.*" AS *', 'x'],
  pair: ['$a$=$b$', 'a', 'b'],
  several: ['index=a'],
  'several(1)': ['index=$x$', 'x'],
  'several(2)': ['`several("$x$")` host=$y$', 'x', 'y'],
  a: ['`b`'],
  b: ['x `a`'],
  flood: ['$x$ '.repeat(100_000), 'x'],
  bomb0: ['xxxxxxxxxx'],
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `bomb${index + 1}`,
      [`\`bomb${index}\` `.repeat(10)] as const,
    ]),
  ),
};

const macros = new Map(
  Object.entries(DEFINITIONS).map(([written, [definition, ...parameters]]) => {
    const name = macroName(written);
    const source = fileSource(`macros/${name}.yml`, definition);
    const macro: MacroDefinition = { name, parameters, source };
    return [macroKey(name, parameters.length), macro];
  }),
);

const library: MacroLibrary = {
  get: (key) => macros.get(key),
  isExternal: () => false,
  names: () => macros.keys(),
};

function expand(text: string) {
  const codes: string[] = [];
  const file = fileSource('x.yml', text);
  return { file, codes, ...expandMacros(file, library, ({ code }) => codes.push(code)) };
}

describe('macros', () => {
  test.each([
    ['`sysmon` EventID=1', 'source=Sysmon EventID=1'],
    ['`both` x', 'source=Sysmon OR source=Security x'],
    ['| `ctime(firstTime)`', '| convert ctime(firstTime)'],
    // Arguments lose their quotes (rule 172).
    ['`pair("a,b", c)`', 'a,b=c'],
    ['`several` `several(b)` `several(b,c)`', 'index=a index=b index=b host=c'],
    ['`sysmon()`', 'source=Sysmon'],
    ['`several()`', 'index=a'],
    ['| `ctime()`', '| convert ctime()'],
    ['map search="`ctime(\\"x\\")`"', 'map search="convert ctime(x)"'],
    ['map search="a | `drop(P)`"', 'map search="a | rename \\"P.*\\" AS *"'],
    ['where x=replace(y, "`", "") | table z', 'where x=replace(y, "`", "") | table z'],
    ['a=1 ```a comment with | pipes and "quotes"``` b=2', 'a=1   b=2'],
    ['`ctime("x")````glued``` | y', 'convert ctime(x)  | y'],
    ['a | `some_detection_filter`', 'a | search *'],
  ])('%s expands to %s', (text, expanded) => {
    const { source, codes } = expand(text);
    expect(source.text).toBe(expanded);
    expect(codes).toEqual([]);
  });

  test.each([
    ['`sysmn`', 'spl/unknown-macro'],
    ['`ctime`', 'spl/macro-arity'],
    ['`several(a,b,c)`', 'spl/macro-arity'],
    ['`a`', 'spl/macro-cycle'],
    ['`bomb12`', 'spl/macro-size'],
  ])('%s is said to be wrong', (text, code) => {
    const { codes, broken } = expand(text);
    expect(codes).toContain(code);
    expect(broken.length).toBeGreaterThan(0);
  });

  test('a parameter with many uses in a definition does not exhaust memory', () => {
    expect(expand(`\`flood(${'x'.repeat(9000)})\``).codes).toEqual(['spl/macro-size']);
  });

  test('map to the call, with the definition as a related location', () => {
    const { file, source } = expand('x=1 `both` y=2');
    const at = source.text.indexOf('source=Sysmon');
    const span = { source, start: at, end: at + 6 };
    expect(toFile(span)).toMatchObject({ source: file, start: 4, end: 10 });
    expect(macroTrace(span).map((place) => place.source.name)).toEqual([
      'macros/sysmon.yml',
      'macros/both.yml',
    ]);
    const after = source.text.indexOf('y=2');
    expect(toFile({ source, start: after, end: after + 3 }).start).toBe(file.text.indexOf('y=2'));
  });
});
