/** Functions of Splunk that do not run offline, with the end of the sentence '"x" cannot run offline: …'. */
type Reasons = ReadonlyMap<string, string>;

const TYPED = 'Splunk does not publish how it converts other types';

/** Functions of eval expressions. */
export const unsupportedEvalFunctions: Reasons = new Map([
  ['toarray', TYPED],
  ['tobool', TYPED],
  ['todouble', TYPED],
  ['toint', TYPED],
  ['tomv', TYPED],
  ['toobject', TYPED],
]);

/** Functions of stats and related commands. */
export const unsupportedStatisticalFunctions: Reasons = new Map([
  ['per_day', 'it needs the time span of a chart'],
  ['per_hour', 'it needs the time span of a chart'],
  ['per_minute', 'it needs the time span of a chart'],
  ['per_second', 'it needs the time span of a chart'],
  ['rate_avg', 'it reads time series of a metrics index'],
  ['rate_sum', 'it reads time series of a metrics index'],
]);
