import { type EvalFunction, functionTable } from '../eval-function.ts';
import { absFunction } from './abs.ts';
import { acos } from './acos.ts';
import { acosh } from './acosh.ts';
import { asin } from './asin.ts';
import { asinh } from './asinh.ts';
import { atan } from './atan.ts';
import { atan2 } from './atan2.ts';
import { atanh } from './atanh.ts';
import { avg } from './avg.ts';
import { bitAnd } from './bit_and.ts';
import { bitNot } from './bit_not.ts';
import { bitOr } from './bit_or.ts';
import { bitShiftLeft } from './bit_shift_left.ts';
import { bitShiftRight } from './bit_shift_right.ts';
import { bitXor } from './bit_xor.ts';
import { caseFunction } from './case.ts';
import { ceil } from './ceil.ts';
import { ceiling } from './ceiling.ts';
import { cidrmatch } from './cidrmatch.ts';
import { coalesce } from './coalesce.ts';
import { commands } from './commands.ts';
import { cos } from './cos.ts';
import { cosh } from './cosh.ts';
import { exactFunction } from './exact.ts';
import { expFunction } from './exp.ts';
import { falseFunction } from './false.ts';
import { floorFunction } from './floor.ts';
import { hypot } from './hypot.ts';
import { ifFunction } from './if.ts';
import { inFunction } from './in.ts';
import { ipmask } from './ipmask.ts';
import { isarray } from './isarray.ts';
import { isbool } from './isbool.ts';
import { isdouble } from './isdouble.ts';
import { isint } from './isint.ts';
import { ismv } from './ismv.ts';
import { isnotnull } from './isnotnull.ts';
import { isnull } from './isnull.ts';
import { isnum } from './isnum.ts';
import { isobject } from './isobject.ts';
import { isstr } from './isstr.ts';
import { jsonAppend } from './json_append.ts';
import { jsonArray } from './json_array.ts';
import { jsonArrayToMv } from './json_array_to_mv.ts';
import { jsonDelete } from './json_delete.ts';
import { jsonEntries } from './json_entries.ts';
import { jsonExtend } from './json_extend.ts';
import { jsonExtract } from './json_extract.ts';
import { jsonExtractExact } from './json_extract_exact.ts';
import { json } from './json_function.ts';
import { jsonHasKeyExact } from './json_has_key_exact.ts';
import { jsonKeys } from './json_keys.ts';
import { jsonObject } from './json_object.ts';
import { jsonSet } from './json_set.ts';
import { jsonSetExact } from './json_set_exact.ts';
import { jsonValid } from './json_valid.ts';
import { lenFunction } from './len.ts';
import { likeFunction } from './like.ts';
import { lnFunction } from './ln.ts';
import { logFunction } from './log.ts';
import { lookup } from './lookup.ts';
import { lowerFunction } from './lower.ts';
import { ltrim } from './ltrim.ts';
import { matchFunction } from './match.ts';
import { maxFunction } from './max.ts';
import { md5 } from './md5.ts';
import { minFunction } from './min.ts';
import { mvToJsonArray } from './mv_to_json_array.ts';
import { mvappend } from './mvappend.ts';
import { mvcount } from './mvcount.ts';
import { mvdedup } from './mvdedup.ts';
import { mvfilter } from './mvfilter.ts';
import { mvfind } from './mvfind.ts';
import { mvindex } from './mvindex.ts';
import { mvjoin } from './mvjoin.ts';
import { mvmap } from './mvmap.ts';
import { mvrange } from './mvrange.ts';
import { mvreverse } from './mvreverse.ts';
import { mvsort } from './mvsort.ts';
import { mvzip } from './mvzip.ts';
import { nowFunction } from './now.ts';
import { nullFunction } from './null.ts';
import { nullif } from './nullif.ts';
import { piFunction } from './pi.ts';
import { powFunction } from './pow.ts';
import { printf } from './printf.ts';
import { randomFunction } from './random.ts';
import { relativeTime } from './relative_time.ts';
import { replaceFunction } from './replace.ts';
import { roundFunction } from './round.ts';
import { rtrim } from './rtrim.ts';
import { searchmatch } from './searchmatch.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { sha512 } from './sha512.ts';
import { sigfig } from './sigfig.ts';
import { sin } from './sin.ts';
import { sinh } from './sinh.ts';
import { spath } from './spath.ts';
import { splitFunction } from './split.ts';
import { sqrtFunction } from './sqrt.ts';
import { strftime } from './strftime.ts';
import { strptime } from './strptime.ts';
import { substr } from './substr.ts';
import { sumFunction } from './sum.ts';
import { tan } from './tan.ts';
import { tanh } from './tanh.ts';
import { timeFunction } from './time.ts';
import { tonumber } from './tonumber.ts';
import { tostring } from './tostring.ts';
import { trimFunction } from './trim.ts';
import { trueFunction } from './true.ts';
import { typeofFunction } from './typeof.ts';
import { upperFunction } from './upper.ts';
import { urldecode } from './urldecode.ts';
import { validate } from './validate.ts';

/** Every eval function, one per line. */
export const evalFunctions: ReadonlyMap<string, EvalFunction> = functionTable<EvalFunction>([
  absFunction,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  avg,
  bitAnd,
  bitNot,
  bitOr,
  bitShiftLeft,
  bitShiftRight,
  bitXor,
  caseFunction,
  ceil,
  ceiling,
  cidrmatch,
  coalesce,
  commands,
  cos,
  cosh,
  exactFunction,
  expFunction,
  falseFunction,
  floorFunction,
  hypot,
  ifFunction,
  inFunction,
  ipmask,
  isarray,
  isbool,
  isdouble,
  isint,
  ismv,
  isnotnull,
  isnull,
  isnum,
  isobject,
  isstr,
  jsonArray,
  jsonArrayToMv,
  jsonSetExact,
  jsonHasKeyExact,
  jsonExtend,
  jsonEntries,
  jsonDelete,
  jsonAppend,
  jsonExtract,
  jsonExtractExact,
  json,
  jsonKeys,
  jsonObject,
  jsonSet,
  jsonValid,
  lenFunction,
  likeFunction,
  lnFunction,
  logFunction,
  lookup,
  lowerFunction,
  ltrim,
  matchFunction,
  maxFunction,
  md5,
  minFunction,
  mvToJsonArray,
  mvappend,
  mvcount,
  mvdedup,
  mvfilter,
  mvfind,
  mvindex,
  mvjoin,
  mvmap,
  mvrange,
  mvreverse,
  mvsort,
  mvzip,
  nowFunction,
  nullFunction,
  nullif,
  piFunction,
  powFunction,
  printf,
  randomFunction,
  relativeTime,
  replaceFunction,
  roundFunction,
  rtrim,
  searchmatch,
  sha1,
  sha256,
  sha512,
  sigfig,
  sin,
  sinh,
  spath,
  splitFunction,
  sqrtFunction,
  strftime,
  strptime,
  substr,
  sumFunction,
  tan,
  tanh,
  timeFunction,
  tonumber,
  tostring,
  trimFunction,
  trueFunction,
  typeofFunction,
  upperFunction,
  urldecode,
  validate,
]);
