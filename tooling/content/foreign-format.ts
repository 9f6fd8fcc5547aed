/** A rule of another product, by what it looks like. */
export interface ForeignFormat {
  /** `a Sigma rule` */
  readonly name: string;
  /** How to get a search from it. */
  readonly help: string;
}

interface Look extends ForeignFormat {
  /** All of these match its text. */
  readonly has: readonly RegExp[];
}

const REWRITE = 'write its condition as a Splunk search, under the key "search" of a detection';

const LOOKS: readonly Look[] = [
  {
    name: 'a Microsoft Sentinel analytics rule',
    help: REWRITE,
    has: [
      /^query:/m,
      /^(?:queryFrequency|triggerOperator|entityMappings|requiredDataConnectors|kind):/m,
    ],
  },
  {
    name: 'a Microsoft Sentinel analytics rule',
    help: REWRITE,
    has: [/Microsoft\.SecurityInsights/],
  },
  { name: 'a Panther rule', help: REWRITE, has: [/^AnalysisType:/m] },
  { name: 'a Panther rule', help: REWRITE, has: [/^def rule\(event/m] },
  {
    name: 'an Elastic detection rule',
    help: REWRITE,
    has: [/^\[rule\]\s*$/m, /^(?:rule_id|query|type)\s*=/m],
  },
  {
    name: 'an Elastic detection rule',
    help: REWRITE,
    has: [/^[\s"]*rule_id"?\s*:/m, /^[\s"]*(?:query|language|risk_score)"?\s*:/m],
  },
  {
    name: 'a YARA-L rule',
    help: REWRITE,
    has: [/^\s*rule\s+\w+\s*\{/m, /^\s*events:/m, /^\s*condition:/m],
  },
  { name: 'a YARA rule', help: REWRITE, has: [/^\s*rule\s+\w+[\s:\w]*\{/m, /^\s*condition:/m] },
];

/** The format of another product that a file has; undefined for a detection with a search, and for anything else. */
export function foreignFormat(text: string): ForeignFormat | undefined {
  if (/^search:/m.test(text)) return undefined;
  const head = text.slice(0, LONGEST);
  return LOOKS.find(({ has }) => has.every((look) => look.test(head)));
}

/** The keys of a rule are at its beginning. */
const LONGEST = 100_000;

/** Files of such rules that are not YAML. */
export const FOREIGN_FILE = /\.(?:toml|json|yaral|yara|yar|py)$/i;
