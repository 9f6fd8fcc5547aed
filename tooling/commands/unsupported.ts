import type { Node } from '../spl/ast.ts';
import { type CommandType, defineCommand, type RegisteredCommand } from './command.ts';

interface UnreadArgs extends Node {
  readonly kind: 'UnreadArgs';
  readonly text: string;
}

interface Group {
  /** Completes the sentence '"x" is unsupported offline: …'. */
  readonly reason: string;
  /** Names separated by spaces; aliases follow a slash. */
  readonly names: string;
  readonly type?: CommandType;
  /** Whether they have side effects in Splunk. */
  readonly writes?: boolean;
}

/** Commands of Splunk and its apps that do not run offline. They are parsed and reported as unsupported (rule 177). */
const GROUPS: readonly Group[] = [
  {
    reason: 'it needs a Splunk server',
    names: 'rest dbinspect audit editinfo showargs typeahead',
    type: 'generating',
  },
  {
    reason: 'it needs the indexes of a Splunk server',
    names: 'metadata eventcount metasearch walklex surrounding',
    type: 'generating',
  },
  {
    reason: 'it reads jobs of a Splunk server',
    names: 'loadjob history preview internalinputcsv streamedcsv file/test ingestpreview',
    type: 'generating',
  },
  {
    reason: 'it reads a metrics index',
    names: 'mstats mcatalog mpreview/msearch mrollup',
    type: 'generating',
  },
  {
    reason: 'it reads a remote or federated source',
    names: 'sdselect',
    type: 'generating',
  },
  {
    reason: 'it queries a database',
    names: 'dbxquery dbxlookup dbxoutput',
  },
  {
    reason: 'it queries a directory server',
    names: 'ldapsearch ldapfilter ldapfetch ldapgroup ldaptestconnection',
  },
  { reason: 'it sends email', names: 'sendemail', writes: true },
  {
    reason: 'it runs a program on a Splunk server',
    names: 'script/run runshellscript createrss',
  },
  {
    reason: 'it changes a Splunk server',
    writes: true,
    names:
      'delete input crawl mcollect meventcollect tscollect dump tagcreate tagdelete tagset copyresults dispatch debug',
  },
  { reason: 'it trains a machine learning model', names: 'fit' },
  { reason: 'it runs a trained machine learning model', names: 'apply' },
  { reason: 'it inspects a machine learning model', names: 'summary' },
  {
    reason: 'it is part of the Machine Learning Toolkit',
    names: 'score sample listmodels deletemodel',
  },
  {
    reason: 'Splunk does not publish its algorithm',
    names:
      'analyzefields/af anomalies anomalousvalue anomalydetection arules associate cluster/slc cofilter correlate erex findkeywords findtypes kmeans predict relevancy shape typelearner x11',
  },
  {
    reason: 'it only changes what Splunk Web shows',
    names: 'gauge geom geomfilter geostats iconify outputtext outputraw outputrawr timewrap',
  },
  {
    reason: 'it controls how a Splunk cluster runs a search',
    names: 'multireport prjob require rtorder',
  },
  {
    reason: 'it is not implemented: no public detection uses it',
    names:
      'abstract/excerpt bucketdir collapse concurrency contingency/counttable,ctable diff folderize jsontxn kvform localize newseriesfilter nokv overlap rawstats scrub searchtxn select/report selfjoin uniq xmlunescape xpath',
  },
  {
    reason: 'it belongs to a separate Splunk app',
    names:
      'awssnsalert cyberchef datamodelsimple dnstwist entitymerge inputintelligence snowevent snoweventstream snowincident snowincidentstream',
  },
];

/** The commands that do not run offline, one by one. */
export const unsupportedCommands: readonly RegisteredCommand[] = GROUPS.flatMap((group) =>
  group.names.split(' ').map((entry) => {
    const [name = '', aliases] = entry.split('/');
    return unsupported(name, aliases?.split(',') ?? [], group);
  }),
);

function unsupported(
  name: string,
  aliases: readonly string[],
  { reason, type = 'streaming', writes = false }: Group,
): RegisteredCommand {
  return unsupportedCommand({ name, aliases, reason, type, writes });
}

/** The options with which a generating command appends to earlier rows. */
const CONTINUES = /\b(?:append|prestats)\s*=\s*(?:t|true|1|y|yes)\b/i;

interface UnsupportedDefinition {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly reason: string;
  readonly type: CommandType;
  readonly writes?: boolean;
}

/** A command whose arguments are kept as text; the diagnostic gives the reason. */
export function unsupportedCommand({
  name,
  aliases = [],
  reason,
  type,
  writes = false,
}: UnsupportedDefinition): RegisteredCommand {
  return defineCommand<UnreadArgs>({
    name,
    aliases,
    type,
    usage: `${name} …`,
    summary: `Unsupported offline: ${reason}.`,
    writes,
    rules: [177],
    examples: [],
    unsupported: reason,
    parse: (reader) => {
      const { text, span } = reader.raw();
      return { kind: 'UnreadArgs', text, span };
    },
    print: ({ text }) => text,
    mustBeFirst: ({ text }) => type === 'generating' && !CONTINUES.test(text),
    lower: (_, { input, span }) => ({ kind: 'unsupported', input, command: name, reason, span }),
  });
}
