import { type FieldValue, toNumber } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { defineCommand } from './command.ts';

type Average = 'sma' | 'ema' | 'wma';

/** `sma5(n) AS smooth` */
interface Trend {
  readonly average: Average;
  readonly period: number;
  readonly field: Identifier;
  readonly as: string;
}

interface Trends {
  readonly trends: readonly Trend[];
}

interface TrendlineArgs extends Node, Trends {
  readonly kind: 'TrendlineArgs';
}

export const trendline = defineCommand<TrendlineArgs, Trends>({
  name: 'trendline',
  type: 'streaming',
  usage: 'trendline sma|ema|wma<period>(<field>) [AS <new field>]…',
  summary: 'Adds moving averages of fields: simple (sma), exponential (ema) or weighted (wma).',
  examples: [
    {
      title: 'No average until the period is full',
      search: '| trendline sma2(n) AS smooth wma2(n)',
      input: [{ n: 1 }, { n: 3 }, { n: 8 }],
      output: [
        { n: 1 },
        { n: 3, smooth: 2, 'wma2(n)': 7 / 3 },
        { n: 8, smooth: 5.5, 'wma2(n)': 19 / 3 },
      ],
    },
  ],
  parse,
  print: ({ trends }, printer) =>
    trends
      .map(
        ({ average, period, field, as }) =>
          `${average}${period}(${field.text}) AS ${printer.quoted(as)}`,
      )
      .join(' '),
  lower: ({ trends }, context) =>
    extension<Trends>(context, {
      args: { trends },
      effect: acrossRows({
        reads: trends.map(({ field }) => field),
        adds: trends.map(({ as }) => as),
      }),
    }),
  operator: moving,
});

const SHORTEST = 2;
const LONGEST = 10_000;

/**
 * ```
 * trendline : "trendline" (average "(" field ")" ("AS" field)? ","?)+
 * average   : ("sma" | "ema" | "wma") number
 * ```
 */
function parse(reader: ArgReader): TrendlineArgs {
  const trends: Trend[] = [];
  do {
    const word = reader.word();
    const trend = word && trendOf(word, reader);
    if (trend === undefined) {
      reader.expected('sma, ema or wma with a period and a field, as in sma5(count)', word?.span);
      break;
    }
    trends.push(trend);
    while (reader.punctuation(','));
  } while (!reader.done);
  return { kind: 'TrendlineArgs', trends, span: reader.span };
}

function trendOf({ text, span }: Word, reader: ArgReader): Trend | undefined {
  const [, average, digits, field] = /^(sma|ema|wma)(\d+)\((.+)\)$/is.exec(text) ?? [];
  if (average === undefined || field === undefined) return undefined;
  const period = Number(digits);
  if (period < SHORTEST || period > LONGEST)
    reader.expected(`a period from ${SHORTEST} to ${LONGEST}`, span);
  const as = reader.keyword('as') ? reader.field() : undefined;
  return {
    average: average.toLowerCase() as Average,
    period,
    field: { text: field.replace(/^"(.*)"$/s, '$1'), span },
    as: as?.text ?? text,
  };
}

function moving({ trends }: Trends): Operator {
  return function* (rows, run) {
    const averages = trends.map((trend) => ({ trend, next: averaging(trend) }));
    const steps = trends.reduce((total, { period }) => total + period, 0);
    for (const row of rows) {
      if (!run.budget.spend('row-steps', steps)) return;
      const result = new Map<string, FieldValue>(row);
      for (const { trend, next } of averages) {
        const value = next(toNumber(row.get(trend.field.text)));
        if (value !== undefined) result.set(trend.as, value);
      }
      yield result;
    }
  };
}

/**
 * Adds the next number and returns the average; undefined until the period is full. A row without a number adds none,
 * and gets the previous average.
 */
function averaging({ average, period }: Trend): (number: number | undefined) => number | undefined {
  const numbers: number[] = [];
  let last: number | undefined;
  return (number) => {
    if (number !== undefined) numbers.push(number);
    if (numbers.length > period) numbers.shift();
    if (numbers.length === period) last = averageOf(average, numbers, last);
    return last;
  };
}

function averageOf(average: Average, numbers: readonly number[], last: number | undefined): number {
  const period = numbers.length;
  if (average === 'sma') return sum(numbers) / period;
  if (average === 'wma')
    return (
      sum(numbers.map((number, index) => number * (index + 1))) / ((period * (period + 1)) / 2)
    );
  const newest = numbers.at(-1) ?? 0;
  if (last === undefined) return newest;
  const weight = 2 / (period + 1);
  return weight * newest + (1 - weight) * last;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
