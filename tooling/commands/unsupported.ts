import type { Node } from '../spl/ast.ts';
import { defineCommand, type RegisteredCommand } from './command.ts';

interface UnreadArgs extends Node {
  readonly kind: 'UnreadArgs';
  readonly text: string;
}

/** Commands of Splunk that need what only a server has. They are read, and reported as such (rule 177). */
const REASONS: Readonly<Record<string, string>> = {
  apply: 'it runs a trained machine learning model',
  fit: 'it trains a machine learning model',
  summary: 'it inspects a machine learning model',
  score: 'it belongs to the machine learning toolkit',
  rest: 'it asks a Splunk server about itself',
  dbinspect: 'it asks a Splunk server about itself',
  metadata: 'it asks a Splunk server about its indexes',
  eventcount: 'it asks a Splunk server about its indexes',
  sendemail: 'it sends mail',
  script: 'it runs a program on a Splunk server',
  dbxquery: 'it asks a database',
  ldapsearch: 'it asks a directory server',
  dnstwist: 'it is a command of another app',
  cyberchef: 'it is a command of another app',
  mstats: 'it reads a metrics index',
  mcatalog: 'it reads a metrics index',
  anomalydetection: 'its statistics are not published',
  cluster: 'its statistics are not published',
  predict: 'its statistics are not published',
  savedsearch: 'it runs a search that is stored on a Splunk server',
  loadjob: 'it reads the results of a job on a Splunk server',
  history: 'it reads the search history of a Splunk server',
};

/** Commands that Splunk documents and that public detections do without. */
const UNUSED =
  'abstract analyzefields anomalies anomalousvalue arules associate audit bucketdir cofilter concurrency contingency correlate crawl delete diff erex fieldsummary findtypes folderize gauge geom geomfilter geostats highlight iconify input kmeans localize localop makejson mcollect metasearch meventcollect nokv overlap pivot redistribute reltime relevancy require runshellscript scrub searchtxn selfjoin set setfields sichart sirare sitimechart sitop timewrap trendline tscollect typeahead typelearner typer uniq walklex x11 xmlunescape xpath';

function reasons(): readonly (readonly [name: string, reason: string])[] {
  const unused = UNUSED.split(' ').map((name) => [name, 'no detection needed it so far'] as const);
  return [...Object.entries(REASONS), ...unused];
}

export const unsupportedCommands: readonly RegisteredCommand[] = reasons().map(([name, reason]) =>
  defineCommand<UnreadArgs>({
    name,
    type: 'generating',
    usage: `${name} …`,
    summary: `Cannot run here: ${reason}.`,
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
