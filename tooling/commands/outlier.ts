import { held } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toNumber } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { interpolated } from '../functions/statistical/perc.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { checkNumbers, flag, type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

interface OutlierArgs extends Node {
  readonly kind: 'OutlierArgs';
  /** Empty: all fields. */
  readonly fields: readonly Identifier[];
  readonly options: Options;
}

const OPTIONS = { options: ['action', 'mark', 'param', 'uselower', 'type'] };

/**
 * ```
 * outlier : "outlier" (option | field ","?)*
 * ```
 */
export const outlier = defineCommand<OutlierArgs, OutlierSettings>({
  name: 'outlier',
  aliases: ['outlierfilter'],
  type: 'dataset processing',
  usage: 'outlier [action=remove|transform] [mark=<bool>] [param=<n>] [uselower=<bool>] [<field>…]',
  summary:
    'Removes rows with outliers, or truncates the outliers to the limit. An outlier is more than param interquartile ranges above the third quartile (or, with uselower, below the first).',
  examples: [
    {
      title: 'Removed',
      search: '| outlier action=remove n',
      input: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 90 }],
      output: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }],
    },
    {
      title: 'Truncate to the limit',
      search: '| outlier n',
      input: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 90 }],
      output: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 9 }],
    },
  ],
  parse: (reader) => {
    const { fields, options } = readFields(reader, OPTIONS);
    const action = options.get('action');
    if (action !== undefined && !/^(?:rm|remove|tf|transform)$/i.test(action.text))
      reader.invalidOption('action', 'remove or transform', action);
    checkNumbers(reader, options, ['param']);
    return { kind: 'OutlierArgs', fields, options, span: reader.span };
  },
  print: ({ fields, options }, printer) =>
    printed(printer.options(options), printer.fields(fields)),
  lower: ({ fields, options }, context) =>
    extension<OutlierSettings>(context, {
      args: {
        fields: fields.map(({ text }) => text),
        removes: /^(?:rm|remove)$/i.test(options.get('action')?.text ?? ''),
        isMarked: flag(options, 'mark', false),
        ranges: numberOption(options.get('param'), 2.5),
        isLowerToo: flag(options, 'uselower', false),
      },
      effect: acrossRows({ reads: fields.length === 0 ? 'any' : fields, rows: 'fewer' }),
    }),
  operator: withoutOutliers,
});

interface OutlierSettings {
  /** Empty: all fields. */
  readonly fields: readonly string[];
  readonly removes: boolean;
  readonly isMarked: boolean;
  /** How many interquartile ranges a number may be beyond a quartile. */
  readonly ranges: number;
  readonly isLowerToo: boolean;
}

function withoutOutliers(settings: OutlierSettings): Operator {
  return (input, run) =>
    held(input, run, function* (rows) {
      const limits = new Map<string, Limits>();
      for (const field of namesIn(rows, settings.fields)) {
        if (!run.budget.spend('row-steps', rows.length)) return;
        const limit = limitsOf(rows, field, settings);
        if (limit !== undefined) limits.set(field, limit);
      }
      for (const row of rows) {
        const cut = cutDown(row, limits, settings);
        if (cut === row || !settings.removes) yield cut;
      }
    });
}

function namesIn(rows: readonly Event[], fields: readonly string[]): readonly string[] {
  if (fields.length > 0) return fields;
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  return [...names].filter((name) => !name.startsWith('_'));
}

interface Limits {
  readonly low: number;
  readonly high: number;
}

function limitsOf(
  rows: readonly Event[],
  field: string,
  { ranges, isLowerToo }: OutlierSettings,
): Limits | undefined {
  const numbers = rows.flatMap((row) => toNumber(row.get(field)) ?? []);
  if (numbers.length === 0) return undefined;
  const first = interpolated(numbers, 25);
  const third = interpolated(numbers, 75);
  const margin = ranges * (third - first);
  return { low: isLowerToo ? first - margin : Number.NEGATIVE_INFINITY, high: third + margin };
}

/** The row with its outliers truncated to the limits; the same row if it has none. */
function cutDown(
  row: Event,
  limits: ReadonlyMap<string, Limits>,
  { isMarked }: OutlierSettings,
): Event {
  const changes: [string, FieldValue][] = [];
  for (const [field, { low, high }] of limits) {
    const number = toNumber(row.get(field));
    if (number === undefined || (number >= low && number <= high)) continue;
    const limit = number < low ? low : high;
    changes.push([field, isMarked ? `000${limit}` : limit]);
  }
  return changes.length === 0 ? row : new Map([...row, ...changes]);
}
