import { type AttackTable, readAttackTable, type Technique } from '../../attack/attack-table.ts';
import type { Report } from '../../base/diagnostic.ts';
import { isRecord } from '../../base/record.ts';
import type { SourceSpan } from '../../base/source.ts';
import { docsDiagnostic } from './diagnostics.ts';
import type { TableKey } from './profile.ts';
import type { AddOnFact, CveFact, Enrichment } from './style.ts';

/** A table of a profile, read from disk. */
export interface TableText {
  readonly path: string;
  readonly text: string;
  readonly span: SourceSpan;
}

/** Reads the tables of a profile. A profile's techniques replace those of the package. */
export function readEnrichment(
  tables: ReadonlyMap<TableKey, TableText>,
  { shipped, report }: { readonly shipped: AttackTable; readonly report: Report },
): Enrichment {
  const read = <Value>(key: TableKey, form: TableForm<Value>): Value | undefined => {
    const table = tables.get(key);
    return table && readTable(table, form, report);
  };
  const attack = read('attack', attackForm) ?? shipped;
  return {
    techniques: attack.techniques,
    retired: attack.retired,
    elsewhere: attack.elsewhere,
    cves: read('cve', cveForm),
    addOns: read('splunk_apps', addOnForm),
    macroOrder: read('macro_order', macroOrderForm) ?? [],
    duplicateNameOrder: read('duplicate_name_order', duplicateForm) ?? new Map(),
  };
}

/** The format of a table: undefined for other values. */
interface TableForm<Value> {
  readonly expected: string;
  readonly read: (json: unknown, text: string) => Value | undefined;
}

function readTable<Value>(
  table: TableText,
  form: TableForm<Value>,
  report: Report,
): Value | undefined {
  const { path, text, span } = table;
  const value = form.read(parsed(text), text);
  if (value === undefined) {
    report(docsDiagnostic('wrong-table', { path, expected: form.expected }, span));
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Techniques = Pick<AttackTable, 'techniques' | 'retired' | 'elsewhere'>;

/** Either the output of `tripline data attack`, or a flat table of names. */
const attackForm: TableForm<Techniques> = {
  expected: 'JSON of technique ID to {technique, tactics}, or the output of `tripline data attack`',
  read(json, text) {
    const own = readAttackTable(text);
    if (own !== undefined) return own;
    const techniques = mapOf(json, (entry, id): Technique | undefined => {
      const { technique: name, tactics } = entry;
      return typeof name === 'string' && isTextList(tactics) ? { id, name, tactics } : undefined;
    });
    return techniques && { techniques, retired: new Map(), elsewhere: new Map() };
  },
};

const cveForm: TableForm<ReadonlyMap<string, CveFact>> = {
  expected: 'JSON of CVE ID to {summary, cvss}',
  read: (json) =>
    mapOf(json, ({ summary, cvss }) => {
      if (typeof summary !== 'string') return undefined;
      if (cvss !== null && typeof cvss !== 'string' && typeof cvss !== 'number') return undefined;
      return { summary, cvss: cvss === null ? 'None' : String(cvss) };
    }),
};

const addOnForm: TableForm<ReadonlyMap<string, AddOnFact>> = {
  expected: 'JSON of add-on ID to {name, url}',
  read: (json) =>
    mapOf(json, ({ name, url }) =>
      typeof name === 'string' && typeof url === 'string' ? { name, url } : undefined,
    ),
};

const macroOrderForm: TableForm<readonly string[]> = {
  expected: 'a JSON list of macro names',
  read: (json) => (isTextList(json) ? json : undefined),
};

const duplicateForm: TableForm<ReadonlyMap<string, readonly string[]>> = {
  expected: 'JSON of detection name to a list of IDs',
  read(json) {
    if (!isRecord(json)) return undefined;
    const lists = Object.entries(json);
    if (!lists.every((entry): entry is [string, string[]] => isTextList(entry[1])))
      return undefined;
    return new Map(lists);
  },
};

type Entry = Readonly<Record<string, unknown>>;

/** All entries in their format; undefined if any is invalid. */
function mapOf<Value>(
  json: unknown,
  read: (entry: Entry, key: string) => Value | undefined,
): Map<string, Value> | undefined {
  if (!isRecord(json)) return undefined;
  const map = new Map<string, Value>();
  for (const [key, entry] of Object.entries(json)) {
    const value = isRecord(entry) ? read(entry, key) : undefined;
    if (value === undefined) return undefined;
    map.set(key, value);
  }
  return map;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
