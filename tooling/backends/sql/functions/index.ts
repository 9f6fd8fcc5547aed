import { abs } from './abs.ts';
import { caseFunction } from './case.ts';
import { ceil } from './ceil.ts';
import { ceiling } from './ceiling.ts';
import { cidrmatch } from './cidrmatch.ts';
import { coalesce } from './coalesce.ts';
import { exact } from './exact.ts';
import { exp } from './exp.ts';
import { falseFunction } from './false.ts';
import { floor } from './floor.ts';
import type { TranslatedFunction } from './function.ts';
import { ifFunction } from './if.ts';
import { inFunction } from './in.ts';
import { isnotnull } from './isnotnull.ts';
import { isnull } from './isnull.ts';
import { isnum } from './isnum.ts';
import { isstr } from './isstr.ts';
import { len } from './len.ts';
import { like } from './like.ts';
import { ln } from './ln.ts';
import { lower } from './lower.ts';
import { ltrim } from './ltrim.ts';
import { matchFunction } from './match.ts';
import { max } from './max.ts';
import { md5 } from './md5.ts';
import { min } from './min.ts';
import { mvappend } from './mvappend.ts';
import { mvcount } from './mvcount.ts';
import { mvdedup } from './mvdedup.ts';
import { mvfilter } from './mvfilter.ts';
import { mvfind } from './mvfind.ts';
import { mvindex } from './mvindex.ts';
import { mvjoin } from './mvjoin.ts';
import { mvmap } from './mvmap.ts';
import { mvreverse } from './mvreverse.ts';
import { mvsort } from './mvsort.ts';
import { mvzip } from './mvzip.ts';
import { now } from './now.ts';
import { nullFunction } from './null.ts';
import { nullif } from './nullif.ts';
import { pi } from './pi.ts';
import { pow } from './pow.ts';
import { relativeTimeFunction } from './relative_time.ts';
import { replace } from './replace.ts';
import { round } from './round.ts';
import { rtrim } from './rtrim.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { sha512 } from './sha512.ts';
import { sigfig } from './sigfig.ts';
import { spl2Cast } from './spl2-cast.ts';
import { spl2Cidrmatch } from './spl2-cidrmatch.ts';
import { spl2CreateMap } from './spl2-create_map.ts';
import { spl2MapGet } from './spl2-map_get.ts';
import { spl2MatchRegex } from './spl2-match_regex.ts';
import { spl2Mvappend } from './spl2-mvappend.ts';
import { spl2ParseLong } from './spl2-parse_long.ts';
import { spl2Ucast } from './spl2-ucast.ts';
import { split } from './split.ts';
import { sqrt } from './sqrt.ts';
import { strftime } from './strftime.ts';
import { strptimeFunction } from './strptime.ts';
import { substr } from './substr.ts';
import { sum } from './sum.ts';
import { time } from './time.ts';
import { tonumber } from './tonumber.ts';
import { tostring } from './tostring.ts';
import { trim } from './trim.ts';
import { trueFunction } from './true.ts';
import { typeofFunction } from './typeof.ts';
import { upper } from './upper.ts';
import { urldecode } from './urldecode.ts';
import { validate } from './validate.ts';

const all: readonly TranslatedFunction[] = [
  abs,
  caseFunction,
  ceil,
  ceiling,
  cidrmatch,
  coalesce,
  exact,
  exp,
  falseFunction,
  floor,
  ifFunction,
  inFunction,
  isnotnull,
  isnull,
  isnum,
  isstr,
  len,
  like,
  ln,
  lower,
  ltrim,
  matchFunction,
  max,
  md5,
  min,
  mvappend,
  mvcount,
  mvdedup,
  mvfilter,
  mvfind,
  mvindex,
  mvjoin,
  mvmap,
  mvreverse,
  mvsort,
  mvzip,
  now,
  nullFunction,
  nullif,
  pi,
  pow,
  relativeTimeFunction,
  replace,
  round,
  rtrim,
  sha1,
  sha256,
  sha512,
  sigfig,
  spl2MatchRegex,
  split,
  sqrt,
  strftime,
  substr,
  sum,
  time,
  tonumber,
  tostring,
  trim,
  trueFunction,
  typeofFunction,
  upper,
  urldecode,
  validate,
  strptimeFunction,
  spl2ParseLong,
  spl2MapGet,
  spl2Ucast,
  spl2Cast,
  spl2Mvappend,
  spl2Cidrmatch,
  spl2CreateMap,
];

/** The functions that have a translation, by their id. */
export const functions: ReadonlyMap<string, TranslatedFunction> = new Map(
  all.map((one) => [one.id, one]),
);
