import { describe, expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import type { Event } from '../../tooling/events/event.ts';
import type { FieldValue } from '../../tooling/events/field-value.ts';
import { runWith } from '../../tooling/events/run.ts';
import { findStatisticalFunction } from '../../tooling/functions/statistical/index.ts';
import { compileExpressionText } from '../../tooling/mapping/compile-text.ts';

const NOW = Date.UTC(2024, 2, 31, 12) / 1000;
const RUN = runWith({ now: NOW });

const EVENT: Event = new Map<string, FieldValue>([
  ['status', '503'],
  ['empty', ''],
  ['names', ['ok', 'err1', 'ERR2']],
  ['path', 'C:\\Windows\\System32\\cmd.exe'],
  ['ips', ['8.8.8.8', '10.1.2.3']],
  ['numbers', ['1', '2', '3']],
  ['smile', 'a😀b'],
]);

function computed(expression: string, problems: string[] = []): FieldValue {
  const report = ({ message }: { readonly message: string }) => problems.push(message);
  return compileExpressionText(fileSource('expression', expression), report)(EVENT, RUN);
}

describe('rules for functions', () => {
  test.each<[string, FieldValue, string]>([
    ['match(names,"^err")', true, 'any value of a multivalue may match (rule 43)'],
    ['like(names,"ERR%")', true, 'any value of a multivalue may match (rule 43)'],
    ['cidrmatch("10.0.0.0/8",ips)', true, 'any value of a multivalue may match (rule 43)'],
    ['cidrmatch("0.0.0.0/0",status)', false, 'a number is no address (rule 18)'],
    ['cidrmatch("fe80::/10","fe80::1")', true, 'IPv6 (rule 62)'],
    [
      'like("HKLM\\\\System\\\\x","HKLM\\\\System\\\\%")',
      true,
      'a backslash is a character (rule 59)',
    ],
    ['"9"<"10"', false, 'two quoted literals compare as text (fact 23)'],
    ['status>="60"', false, 'a quoted literal is text for every comparison (fact 23)'],
    ['status>=60', true, 'a numeric field compares with a number as a number (rule 40)'],
    ['typeof(status)', 'Number', 'a field is typed by its value (fact 24)'],
    ['like("a","_")', true, 'one character (rule 58)'],
    ['like("","%")', true, 'any run, even of nothing (rule 58)'],
    ['like("abab","%ab")', true, 'the end is the last occurrence (rule 58)'],
    ['len(names)', null, 'not of multivalues (rule 70)'],
    ['len(smile)', 3, 'code points (rule 66)'],
    ['substr(smile,2,1)', '😀', 'code points (rule 67)'],
    ['substr("string",-3,2)', 'in', 'from the end (rule 67)'],
    ['substr("string",-9,5)', 'st', 'the length counts from before the start (rule 67)'],
    ['upper(names)', ['OK', 'ERR1', 'ERR2'], 'each value (rule 70)'],
    ['replace(names,"e","E")', null, 'not of multivalues (rule 70)'],
    ['replace(path,"(.*\\\\\\)","")', 'cmd.exe', 'text first, then regex (rule 51)'],
    ['replace("aXbX","x","")', 'aXbX', 'by case (rule 60)'],
    ['mvindex(names,1,9)', ['err1', 'ERR2'], 'ends beyond the last (rule 74)'],
    ['mvindex(names,-2,-1)', ['err1', 'ERR2'], 'from the end (rule 74)'],
    ['mvindex(status,0)', '503', 'one value is the first (rule 74)'],
    ['mvfilter(match(names,"err"))', 'err1', 'one value left is a value (rule 76)'],
    ['mvfilter(numbers>1)', ['2', '3'], 'numbers (rule 76)'],
    ['mvmap(numbers,numbers*10)', [10, 20, 30], 'the field is each value (rule 76)'],
    ['mvzip(names,numbers,"=")', ['ok=1', 'err1=2', 'ERR2=3'], 'a delimiter (rule 75)'],
    ['mvzip(names,status)', 'ok,503', 'as many as the shorter (rule 75)'],
    ['mvcount(empty)', 1, 'an empty text is a value (rule 65)'],
    ['mvjoin(absent,",")', null, 'null stays null'],
    ['coalesce(absent,empty,"x")', '', 'an empty text is not null (rule 54)'],
    ['nullif(status,503)', null, 'numbers are equal as numbers (rule 55)'],
    ['case(status<500,"a",status>=500,"b")', 'b', 'numeric texts are numbers (rule 40)'],
    ['if(absent="x",1,0)', 0, 'null takes the second branch (rule 53)'],
    ['round(2.675,2)', '2.68', 'half away from zero, as written (rule 84)'],
    ['round(-0.5)', -1, 'half away from zero (rule 84)'],
    ['tostring(-1234567.891,"commas")', '-1,234,567.89', 'a sign is no digit (rule 83)'],
    ['tostring(90061,"duration")', '1+01:01:01', 'days before a plus (rule 83)'],
    ['max(9,"a",10)', 'a', 'texts rank above numbers (rule 85)'],
    [
      'strptime("Mar 5","%b %d")',
      '1709596800.000000',
      'a year that is not told is the present one',
    ],
    [
      'relative_time(now(),"-1mon@d")',
      Date.UTC(2024, 1, 29) / 1000,
      'months by the calendar (rule 87)',
    ],
    ['strftime(now(),"%F %T")', '2024-03-31 12:00:00', 'UTC (rule 90)'],
    ['typeof(status)', 'Number', 'a text that reads as a number is one (rule 91)'],
    ['bit_AND(6,3)', 2, 'names in any case (rule 96)'],
    ['json_extract("{\\"a\\":[{\\"b\\":1},{\\"b\\":2}]}","a{1}.b")', 2, 'an index (rule 93)'],
    ['json_extract("{\\"a\\":1}","a","b")', '[1,null]', 'several paths are an array (rule 93)'],
    ['spath("{\\"a.b\\":1}","a")', null, 'no part (rule 93)'],
  ])('%s is %j: %s', (expression, result) => {
    expect(computed(expression)).toEqual(result);
  });

  test.each([
    ['tonumber("abc")', '"abc" is not a number'],
    ['match(path,"(")', 'invalid regular expression: group "(" is not closed'],
    ['case(1=1,"a","b")', 'case() takes pairs of a condition and a value'],
    ['mvfilter(status=names)', 'mvfilter() takes a condition on exactly one field'],
    ['searchmatch(path)', 'searchmatch() takes a search expression in quotes'],
  ])('%s: %s', (expression, problem) => {
    const problems: string[] = [];
    computed(expression, problems);
    expect(problems.join('\n')).toContain(problem);
  });
});

describe('percentiles', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => String(100 - index));
  test.each([
    ['perc95', '95.05'],
    ['p50', '50.5'],
    ['exactperc99.9', '99.901'],
    ['upperperc100', '100'],
    ['median', '51'],
  ])('%s of 1 to 100 is %s', (name, result) => {
    const found = findStatisticalFunction(name);
    const accumulator = found?.definition.create(found.parameter);
    for (const value of hundred) accumulator?.add(value, new Map());
    expect(String(accumulator?.result())).toBe(result);
  });

  test.each(['perc', 'p1000', 'percx', '__proto__'])('%s is not a percentile function', (name) => {
    expect(findStatisticalFunction(name)?.parameter).toBeUndefined();
  });
});

describe('functions of time', () => {
  const rows = [
    { value: 'newest', time: 30 },
    { value: null, time: 20 },
    { value: 'oldest', time: 10 },
  ];
  test.each([
    ['earliest', 'oldest'],
    ['latest', 'newest'],
    ['first', 'newest'],
    ['last', 'oldest'],
    ['earliest_time', 10],
    ['latest_time', 30],
  ])('%s is %s', (name, result) => {
    const accumulator = findStatisticalFunction(name)?.definition.create();
    for (const { value, time } of rows) accumulator?.add(value, new Map([['_time', time]]));
    expect(accumulator?.result()).toBe(result);
  });

  test('rate is the increase per second', () => {
    const accumulator = findStatisticalFunction('rate')?.definition.create();
    accumulator?.add('250', new Map([['_time', 20]]));
    accumulator?.add('100', new Map([['_time', 10]]));
    expect(accumulator?.result()).toBe(15);
  });
});
