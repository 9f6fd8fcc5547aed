import { dialects } from '../../../tooling/backends/sql/dialects/index.ts';
import { tableOfDataset } from '../../../tooling/backends/sql/tables.ts';
import { addTo } from '../../../tooling/base/add-to.ts';
import { mergedDocuments } from '../../../tooling/detect/library.ts';
import { Sample } from '../../../tooling/detect/sample.ts';
import { openDuckDb } from '../../../tooling/engines/duckdb.ts';
import { resultRows } from '../../../tooling/engines/result-rows.ts';
import { rowsTable } from '../../../tooling/engines/rows-table.ts';
import type { SqlEngine } from '../../../tooling/engines/sql-engine.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { differenceOf } from '../../../tooling/project/sql/compare-rows.ts';
import type { MappedTable } from '../../../tooling/project/sql/tables/table-mapping.ts';
import {
  type MappedView,
  MappedViews,
  type ViewContent,
} from '../../../tooling/project/sql/views/mapped-views.ts';
import { familyOf } from '../../../tooling/project/sql/views/source-branches.ts';
import { eventKinds } from '../../../tooling/project/sql/views/source-rows.ts';
import { TestRunner } from '../../../tooling/project/test/run-tests.ts';
import { ownWorkspace } from '../searches.ts';
import type { Suite } from '../suite.ts';

/** One of so many samples, unless all are asked for. */
const EVERY = 40;

/** The most kinds of events that a raw table may have. */
const MOST_KINDS = 6;

const ignore = (): void => undefined;

/**
 * Views of raw tables have the rows that the mapping of data sources and data models makes, in every cell. Only with
 * `--all`: large views take long to plan.
 */
export const duckdbViews: Suite = {
  name: 'duckdb-views',
  async run(_, { all }) {
    if (!all) return [];
    const engine = await openDuckDb();
    const comparison = new ViewComparison(engine);
    let number = 0;
    for await (const { name, sample, rawOf } of rawSamples()) {
      number += 1;
      if (number % EVERY === 0) await comparison.add(name, sample, rawOf);
    }
    await engine.close();
    return comparison.result();
  },
};

interface RawSample {
  readonly name: string;
  readonly sample: Sample;
  /** An event before any mapping. */
  readonly rawOf: (event: Event) => Event | undefined;
}

/** The samples of our own tests, each once, with their events as they were read. */
async function* rawSamples(): AsyncIterable<RawSample> {
  const workspace = ownWorkspace();
  const { dataSources } = workspace.library;
  const raw = new WeakMap<Event, Event>();
  const normalise = dataSources.normalise.bind(dataSources);
  dataSources.normalise = (event, run) => {
    const before = new Map(event);
    const after = normalise(event, run);
    raw.set(after, before);
    return after;
  };
  const places = { content: '.', cache: '.no-cache', lock: new Map() };
  const runner = new TestRunner(workspace, { places, settings: {}, clock: () => 0 });
  const seen = new Set<string>();
  for (const detection of workspace.content.detection.all)
    for await (const { result, sample } of runner.runAll(detection)) {
      const key = JSON.stringify(sample?.inFileOrder.map((event) => [...event]));
      if (sample === undefined || seen.has(key)) continue;
      seen.add(key);
      yield {
        name: `${result.detection}: ${result.test}`,
        sample,
        rawOf: (event) => raw.get(event),
      };
    }
}

class ViewComparison {
  readonly #engine: SqlEngine;
  readonly #content: ViewContent;
  readonly #differences: string[] = [];
  readonly #problems = new Set<string>();
  #total = 0;
  #equal = 0;
  #silent = 0;

  constructor(engine: SqlEngine) {
    this.#engine = engine;
    const { content, builtIn } = ownWorkspace();
    const documents = mergedDocuments(content.data_source, builtIn.data_source);
    this.#content = {
      sources: new Map(documents.map((document) => [document.data.name, document])),
      models: mergedDocuments(content.data_model, builtIn.data_model),
    };
  }

  result() {
    return {
      suite: 'duckdb-views',
      passed: this.#equal,
      total: this.#total,
      details: [...this.#differences, ...[...this.#problems].map((one) => `     refused: ${one}`)],
    };
  }

  /** Takes the events of each data source as a raw table: mapped as that data source, and as the one that it extends. */
  async add(name: string, sample: Sample, rawOf: RawSample['rawOf']): Promise<void> {
    const { dataSources } = sample.library;
    const bySource = new Map<string, Event[]>();
    for (const event of sample.inFileOrder)
      for (const source of mappedSources(dataSources.sourcesOf(event)))
        addTo(bySource, source, event);
    for (const [source, events] of bySource)
      await this.#compare(`${name} as ${source}`, source, {
        raw: events.map((event) => rawOf(event) ?? event),
        own: new Sample(events, sample.library),
      });
  }

  async #compare(
    name: string,
    source: string,
    { raw, own }: { readonly raw: readonly Event[]; readonly own: Sample },
  ): Promise<void> {
    const stored = rowsTable(['raw'], raw);
    await this.#engine.store(stored);
    const columns = [...stored.table.columns].map(
      ([field, column]) => [field, { ...column, isForeign: true }] as const,
    );
    const table: MappedTable = { name: ['raw'], columns: new Map(columns) };
    const family = familyOf(source, this.#content.sources);
    // The views of more kinds of events are too large to be planned here.
    if (family === undefined || [...eventKinds(family, table)].length > MOST_KINDS) return;
    const views = new MappedViews(new Map([[source, table]]), this.#content, dialects.duckdb);
    const run = own.run(ignore);
    for (const dataset of views.datasets()) {
      const rows = [...run.scan(dataset)];
      // The kinds of events that a dataset leaves out are many: it is enough to try some of them.
      if (rows.length === 0 && !this.#isTaken()) continue;
      const title = `${name}: ${tableOfDataset(dataset)}`;
      const view = views.viewOf(dataset);
      if (view !== undefined) await this.#compareRows(title, view, rows);
      else if (rows.length > 0) this.#count(`${title}: there is no view`);
    }
    for (const { code, message } of views.problems) this.#problems.add(`${code} ${message}`);
  }

  async #compareRows(title: string, view: MappedView, own: readonly Event[]): Promise<void> {
    const known = [...view.columns].filter(([, { problem }]) => problem === undefined);
    const columns = known.map(([field, { name, type }]) => ({
      field,
      name,
      type: type === 'time' ? ('number' as const) : type,
    }));
    const names = new Set(known.map(([field]) => field));
    const expected = own.map(
      (row) => new Map([...row].filter(([field]) => names.has(field) || !view.columns.has(field))),
    );
    try {
      const rows = resultRows({ columns }, await this.#engine.query(view.sql));
      const difference = differenceOf(expected, rows, { isSorted: false });
      this.#count(difference === undefined ? undefined : `${title}: ${difference}`);
    } catch (error) {
      this.#count(`${title}: ${String(error).slice(0, 300)}`);
    }
  }

  #isTaken(): boolean {
    this.#silent += 1;
    return this.#silent % EVERY === 0;
  }

  #count(difference: string | undefined): void {
    this.#total += 1;
    if (difference === undefined) this.#equal += 1;
    else this.#differences.push(difference);
  }
}

/** The most specific data source of an event, and the one that it extends. */
function mappedSources(sources: readonly string[]): readonly string[] {
  return sources.slice(-2);
}
