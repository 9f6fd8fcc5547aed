import { evalFunctions } from '../eval/index.ts';
import { type EvalFunction, functionTable } from '../eval-function.ts';
import { castFunction } from './cast.ts';
import { cidrmatch } from './cidrmatch.ts';
import { concatFunction } from './concat.ts';
import { countFunction } from './count.ts';
import { createMap } from './create_map.ts';
import { estdc } from './estdc.ts';
import { forEach } from './for_each.ts';
import { iterator } from './iterator.ts';
import { mapGet } from './map_get.ts';
import { mapKeys } from './map_keys.ts';
import { mapSet } from './map_set.ts';
import { matchFunction } from './match.ts';
import { matchRegex } from './match_regex.ts';
import { mvappend } from './mvappend.ts';
import { mvindex } from './mvindex.ts';
import { mvrange } from './mvrange.ts';
import { parseDouble } from './parse_double.ts';
import { parseLong } from './parse_long.ts';
import { replaceFunction } from './replace.ts';
import { splitFunction } from './split.ts';
import { strftime } from './strftime.ts';
import { ucast } from './ucast.ts';

/** Functions with the same meaning in both dialects. */
const SHARED = [
  'abs',
  'case',
  'ceil',
  'coalesce',
  'floor',
  'if',
  'isnotnull',
  'isnull',
  'len',
  'like',
  'ln',
  'log',
  'lower',
  'ltrim',
  'max',
  'md5',
  'min',
  'now',
  'nullif',
  'pow',
  'relative_time',
  'round',
  'rtrim',
  'sha1',
  'sha256',
  'sqrt',
  'strptime',
  'substr',
  'sum',
  'time',
  'tonumber',
  'tostring',
  'trim',
  'typeof',
  'upper',
];

/** Every SPL2 function, one per line. */
export const spl2Functions: ReadonlyMap<string, EvalFunction> = functionTable<EvalFunction>([
  ...SHARED.flatMap((name) => evalFunctions.get(name) ?? []),
  castFunction,
  cidrmatch,
  concatFunction,
  countFunction,
  createMap,
  estdc,
  forEach,
  iterator,
  mapGet,
  mapKeys,
  mapSet,
  matchFunction,
  matchRegex,
  mvappend,
  mvindex,
  mvrange,
  parseDouble,
  parseLong,
  replaceFunction,
  splitFunction,
  strftime,
  ucast,
]);
