import { accum } from './accum.ts';
import { addcoltotals } from './addcoltotals.ts';
import { addinfo } from './addinfo.ts';
import { addtotals } from './addtotals.ts';
import { append } from './append.ts';
import { appendcols } from './appendcols.ts';
import { appendpipe } from './appendpipe.ts';
import { autoregress } from './autoregress.ts';
import { bin } from './bin.ts';
import { chart } from './chart.ts';
import { collect } from './collect.ts';
import type { RegisteredCommand } from './command.ts';
import { convert } from './convert.ts';
import { datamodel } from './datamodel.ts';
import { dedup } from './dedup.ts';
import { delta } from './delta.ts';
import { evalCommand } from './eval.ts';
import { eventstats } from './eventstats.ts';
import { extract } from './extract.ts';
import { fieldformat } from './fieldformat.ts';
import { fields } from './fields.ts';
import { fieldsummary } from './fieldsummary.ts';
import { filldown } from './filldown.ts';
import { fillnull } from './fillnull.ts';
import { foreach } from './foreach.ts';
import { format } from './format.ts';
import { from } from './from.ts';
import { fromjson } from './fromjson.ts';
import { gentimes } from './gentimes.ts';
import { head } from './head.ts';
import { highlight } from './highlight.ts';
import { inputlookup } from './inputlookup.ts';
import { iplocation } from './iplocation.ts';
import { join } from './join.ts';
import { localop } from './localop.ts';
import { lookup } from './lookup.ts';
import { makecontinuous } from './makecontinuous.ts';
import { makejson } from './makejson.ts';
import { makemv } from './makemv.ts';
import { makeresults } from './makeresults.ts';
import { map } from './map.ts';
import { multikv } from './multikv.ts';
import { multisearch } from './multisearch.ts';
import { mvcombine } from './mvcombine.ts';
import { mvexpand } from './mvexpand.ts';
import { nomv } from './nomv.ts';
import { noop } from './noop.ts';
import { outlier } from './outlier.ts';
import { outputcsv } from './outputcsv.ts';
import { outputlookup } from './outputlookup.ts';
import { pivot } from './pivot.ts';
import { rangemap } from './rangemap.ts';
import { rare } from './rare.ts';
import { redistribute } from './redistribute.ts';
import { regex } from './regex.ts';
import { reltime } from './reltime.ts';
import { rename } from './rename.ts';
import { replace } from './replace.ts';
import { returnCommand } from './return.ts';
import { reverse } from './reverse.ts';
import { rex } from './rex.ts';
import { savedsearch } from './savedsearch.ts';
import { search } from './search.ts';
import { sendalert } from './sendalert.ts';
import { set } from './set.ts';
import { setfields } from './setfields.ts';
import { sort } from './sort.ts';
import { spath } from './spath.ts';
import { stats } from './stats.ts';
import { strcat } from './strcat.ts';
import { streamstats } from './streamstats.ts';
import { table } from './table.ts';
import { tags } from './tags.ts';
import { tail } from './tail.ts';
import { timechart } from './timechart.ts';
import { tojson } from './tojson.ts';
import { top } from './top.ts';
import { transaction } from './transaction.ts';
import { transpose } from './transpose.ts';
import { trendline } from './trendline.ts';
import { tstats } from './tstats.ts';
import { typer } from './typer.ts';
import { union } from './union.ts';
import { unsupportedCommands } from './unsupported.ts';
import { untable } from './untable.ts';
import { where } from './where.ts';
import { xmlkv } from './xmlkv.ts';
import { xyseries } from './xyseries.ts';

/** Every command, one per line. */
export const commandList: readonly RegisteredCommand[] = [
  accum,
  addcoltotals,
  addinfo,
  addtotals,
  append,
  appendcols,
  appendpipe,
  autoregress,
  bin,
  chart,
  collect,
  convert,
  datamodel,
  dedup,
  delta,
  evalCommand,
  eventstats,
  extract,
  fieldformat,
  fields,
  fieldsummary,
  filldown,
  fillnull,
  foreach,
  format,
  from,
  fromjson,
  gentimes,
  head,
  highlight,
  inputlookup,
  iplocation,
  join,
  localop,
  lookup,
  makecontinuous,
  makejson,
  makemv,
  makeresults,
  map,
  multikv,
  multisearch,
  mvcombine,
  mvexpand,
  nomv,
  noop,
  outlier,
  outputcsv,
  outputlookup,
  pivot,
  rangemap,
  rare,
  redistribute,
  regex,
  reltime,
  rename,
  replace,
  returnCommand,
  reverse,
  rex,
  savedsearch,
  search,
  sendalert,
  set,
  setfields,
  sort,
  spath,
  stats,
  strcat,
  streamstats,
  table,
  tags,
  tail,
  timechart,
  tojson,
  top,
  transaction,
  transpose,
  trendline,
  tstats,
  typer,
  union,
  untable,
  where,
  xmlkv,
  xyseries,
  ...unsupportedCommands,
];

/** The commands by their names and aliases. */
export const commands: ReadonlyMap<string, RegisteredCommand> = new Map(
  commandList.flatMap((command) =>
    [command.name, ...(command.aliases ?? [])].map((name) => [name, command] as const),
  ),
);
