import type { Node } from '../spl/ast.ts';
import { defineCommand, type RegisteredCommand } from './command.ts';

interface UnreadArgs extends Node {
  readonly kind: 'UnreadArgs';
  readonly text: string;
}

/** Splunk commands that need a server. They are parsed and reported as unsupported (rule 177). */
const REASONS: Readonly<Record<string, string>> = {
  apply: 'it runs a trained machine learning model',
  fit: 'it trains a machine learning model',
  summary: 'it inspects a machine learning model',
  score: 'it is part of the Machine Learning Toolkit',
  rest: 'it needs a Splunk server',
  dbinspect: 'it needs a Splunk server',
  metadata: 'it needs the indexes of a Splunk server',
  eventcount: 'it needs the indexes of a Splunk server',
  sendemail: 'it sends email',
  script: 'it runs a program on a Splunk server',
  dbxquery: 'it queries a database',
  ldapsearch: 'it queries a directory server',
  dnstwist: 'it belongs to a separate Splunk app',
  cyberchef: 'it belongs to a separate Splunk app',
  mstats: 'it reads a metrics index',
  mcatalog: 'it reads a metrics index',
  anomalydetection: 'Splunk does not publish its algorithm',
  cluster: 'Splunk does not publish its algorithm',
  predict: 'Splunk does not publish its algorithm',
  savedsearch: 'it runs a search stored on a Splunk server',
  loadjob: 'it reads the results of a job on a Splunk server',
  history: 'it reads the search history of a Splunk server',
};

/** Commands that Splunk documents but public detections do not use. */
const UNUSED =
  'abstract analyzefields anomalies anomalousvalue arules associate audit bucketdir cofilter concurrency contingency correlate crawl delete diff erex fieldsummary findtypes folderize gauge geom geomfilter geostats highlight iconify input kmeans localize localop makejson mcollect metasearch meventcollect nokv overlap pivot redistribute reltime relevancy require runshellscript scrub searchtxn selfjoin set setfields sichart sirare sitimechart sitop timewrap trendline tscollect typeahead typelearner typer uniq walklex x11 xmlunescape xpath';

function reasons(): readonly (readonly [name: string, reason: string])[] {
  const unused = UNUSED.split(' ').map(
    (name) => [name, 'it is not implemented: no public detection uses it'] as const,
  );
  return [...Object.entries(REASONS), ...unused];
}

export const unsupportedCommands: readonly RegisteredCommand[] = reasons().map(([name, reason]) =>
  defineCommand<UnreadArgs>({
    name,
    type: 'generating',
    usage: `${name} …`,
    summary: `Unsupported offline: ${reason}.`,
    rules: [177],
    examples: [],
    parse: (reader) => {
      const { text, span } = reader.raw();
      return { kind: 'UnreadArgs', text, span };
    },
    print: ({ text }) => text,
    lower: (_, { input, span }) => ({ kind: 'unsupported', input, command: name, reason, span }),
  }),
);
