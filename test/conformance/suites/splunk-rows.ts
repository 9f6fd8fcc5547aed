import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileSource } from '../../../tooling/base/source.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { compileSearchText } from '../../../tooling/detect/compile-search.ts';
import type { Library } from '../../../tooling/detect/library.ts';
import { readSample } from '../../../tooling/detect/sample.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { toText, valuesOf } from '../../../tooling/events/field-value.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import { childOf, eventsOf, type SplunkRow } from '../rebuilt-events.ts';
import type { Suite, SuiteResult } from '../suite.ts';

interface Recorded {
  readonly file_name: string;
  readonly spl_query: string;
  readonly results: readonly SplunkRow[] | null;
}

/** Rows of a real Splunk: the events rebuilt from them have to give the same rows again. */
export const splunkRows: Suite = {
  name: 'splunk-rows',
  async run(corpus) {
    const folder = join(corpus, 'security_content', '2025-08-sample');
    const { library } = new Workspaces(realWorld()).open(folder, [
      'macro',
      'lookup',
      'data_source',
      'data_model',
    ]);
    const searches = readRecorded(corpus).filter(({ results }) => (results ?? []).length > 0);
    const outcomes: Outcome[] = [];
    for (const recorded of searches) outcomes.push(await replay(recorded, library));
    return [rowsOf(outcomes), await goldenRow(corpus, searches, library)];
  },
};

function readRecorded(corpus: string): Recorded[] {
  const file = join(corpus, 'splunk_rows', 'detection_results.jsonl.gz');
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded);
}

interface Outcome {
  readonly name: string;
  readonly total: number;
  readonly missing: readonly SplunkRow[];
  readonly reasons: readonly string[];
}

/** All rows of one search at once, as they came from one index. */
async function replay(recorded: Recorded, library: Library): Promise<Outcome> {
  const { file_name: name, spl_query, results } = recorded;
  const rows = results ?? [];
  const source = fileSource(name, spl_query);
  const { executable, reasons } = compileSearchText(source, library, () => undefined);
  const text = rows.flatMap((row) => [...eventsOf(row), ...companions(recorded, row)]).join('\n');
  const sample = await readSample([{ data: { kind: 'text', text } }], library, () => undefined);
  const found = new Set([...executable(sample.run(() => undefined))].map(fingerprint));
  const missing = rows.filter((row) => !found.has(fingerprint(new Map(Object.entries(row)))));
  return { name, total: rows.length, missing, reasons };
}

/** A search whose subsearch asks for a child process needs one beside the event of each row. */
function companions({ spl_query }: Recorded, row: SplunkRow): string[] {
  const [, child] =
    /\[\s*\| tstats .* Processes\.process_name\s*=\s*"?([\w.]+)"? by Processes\.parent_process_id/.exec(
      spl_query,
    ) ?? [];
  return child === undefined ? [] : [childOf(row, `C:\\Windows\\System32\\${child}`)];
}

/** Counts and times are those of an index that held more than the one event. */
const LEFT_OUT = /^(?:count|firstTime|lastTime|_time|_.*)$/;

function fingerprint(row: Event | ReadonlyMap<string, SplunkRow[string]>): string {
  const fields = [...row].filter(([name]) => !LEFT_OUT.test(name));
  const texts = fields.map(([name, value]) => [name, valuesOf(value).map(toText)] as const);
  return JSON.stringify(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function rowsOf(outcomes: readonly Outcome[]): SuiteResult {
  const total = outcomes.reduce((sum, outcome) => sum + outcome.total, 0);
  const missing = outcomes.reduce((sum, outcome) => sum + outcome.missing.length, 0);
  const incomplete = outcomes.filter((outcome) => outcome.missing.length > 0);
  return {
    suite: 'splunk-rows',
    passed: total - missing,
    total,
    details: [`${outcomes.length} searches`, ...incomplete.map(describe)],
  };
}

function describe({ name, missing, total, reasons }: Outcome): string {
  const [first] = missing;
  return `${name}: ${missing.length} of ${total} rows missing ${reasons.join(', ')} such as ${JSON.stringify(first).slice(0, 300)}`;
}

/** The one search whose raw events are there too: each row that they give has to be one that Splunk gave. */
async function goldenRow(
  corpus: string,
  searches: readonly Recorded[],
  library: Library,
): Promise<SuiteResult> {
  const name = 'windows_modify_registry_to_add_or_modify_firewall_rule.yml';
  const { spl_query = '', results } = searches.find(({ file_name }) => file_name === name) ?? {};
  const folder = join(corpus, 'attack_data', 'datasets', 'attack_techniques', 'T1112');
  const path = join(folder, 'firewall_modify_delete', 'firewall_mod_delete.log');
  const sample = await readSample([{ data: { kind: 'file', path } }], library, () => undefined);
  const { executable } = compileSearchText(fileSource(name, spl_query), library, () => undefined);
  const recorded = new Set((results ?? []).map((row) => fingerprint(new Map(Object.entries(row)))));
  const rows = [...executable(sample.run(() => undefined))].map(fingerprint);
  const equal = rows.filter((row) => recorded.has(row));
  const details = rows.filter((row) => !recorded.has(row)).map((row) => `differs: ${row}`);
  return { suite: 'splunk-golden-row', passed: equal.length, total: rows.length, details };
}
