import { searchInputs } from '../../analysis/inputs.ts';
import type { SamplePlaces } from '../../attack-data/locate.ts';
import type { Report } from '../../base/diagnostic.ts';
import { completeContent } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataSource, Detection } from '../../content/model.ts';
import { mergedDocuments } from '../../detect/library.ts';
import { readSample } from '../../detect/sample.ts';
import type { Event } from '../../events/event.ts';
import { inherited, lineageOf } from '../../mapping/data-source-lineage.ts';
import { fieldOrigins } from '../../mapping/field-origins.ts';
import type { DocsStyle } from '../../render/docs/style.ts';
import type {
  DetectionFacts,
  SiteInput,
  SourceMappingFacts,
  TestProof,
} from '../../render/site/site-input.ts';
import { shippedAttackTable } from '../docs/read-style.ts';
import type { Host } from '../host.ts';
import { timelinesOf } from '../scenario/timelines.ts';
import { TestRunner } from '../test/run-tests.ts';
import type { TestResult } from '../test/test-result.ts';
import type { Workspace } from '../workspace.ts';
import { readHistory } from './git-history.ts';
import { readDocuments } from './read-documents.ts';

interface GatherOptions {
  readonly host: Host;
  readonly style: DocsStyle;
  readonly places: SamplePlaces;
  readonly report: Report;
  readonly sqlStatuses?: SiteInput['sqlStatuses'];
}

/** The limit of events per sample that are searched for evidence. */
const EVIDENCE_EVENTS = 2000;

/** Everything that the pages of a content folder show: content, test results and Git history. */
export async function gatherSite(
  workspace: Workspace,
  { host, style, places, report, sqlStatuses = new Map() }: GatherOptions,
): Promise<SiteInput> {
  const { content, builtIn, library } = workspace;
  return {
    content: completeContent(content),
    dataModels: mergedDocuments(content.data_model, builtIn.data_model),
    macros: library.macros,
    style,
    attack: shippedAttackTable(host.packageRoot, workspace.configuration?.data.attack),
    facts: await detectionFacts(workspace, { places, clock: host.clock }),
    mappings: await sourceMappings(workspace),
    tables: lookupTables(workspace),
    timelines: await timelinesOf(workspace, host),
    history: readHistory(content.root, report),
    documents: readDocuments(workspace, report),
    sqlStatuses,
    report,
  };
}

async function detectionFacts(
  workspace: Workspace,
  { places, clock }: { readonly places: SamplePlaces; readonly clock: () => number },
): Promise<Map<ContentDocument<Detection>, DetectionFacts>> {
  const runner = new TestRunner(workspace, {
    places,
    settings: {},
    clock,
    evidence: EVIDENCE_EVENTS,
  });
  const facts = new Map<ContentDocument<Detection>, DetectionFacts>();
  for (const document of workspace.content.detection.all) {
    const tests: TestProof[] = [];
    for (const test of document.data.tests ?? []) {
      tests.push(proofFrom((await runner.run(document, test)).result));
    }
    facts.set(document, factsOf(document, { tests, workspace }));
  }
  return facts;
}

function factsOf(
  document: ContentDocument<Detection>,
  { tests, workspace }: { readonly tests: readonly TestProof[]; readonly workspace: Workspace },
): DetectionFacts {
  const { plan, macros, source } = workspace.compile(document);
  return { ...searchInputs(plan), macros, searchText: source.text, tests };
}

function proofFrom({ test: name, kind, rows, evidence, ...result }: TestResult): TestProof {
  const { status, expected, events, reason, data } = result;
  return {
    name,
    status,
    kind: kind === 'negative' ? kind : 'positive',
    expected,
    rows: rows.length,
    events,
    reason,
    data,
    evidence,
  };
}

/**
 * Field mappings of the content's data sources; for those without one, the mapping of the built-in source of the
 * same name.
 */
async function sourceMappings(
  workspace: Workspace,
): Promise<Map<ContentDocument<DataSource>, SourceMappingFacts>> {
  const { content, builtIn, library } = workspace;
  const documents = mergedDocuments(content.data_source, builtIn.data_source);
  const byName = new Map(documents.map((document) => [document.data.name, document]));
  const mappings = new Map<ContentDocument<DataSource>, SourceMappingFacts>();
  for (const document of content.data_source.all) {
    const origins = fieldOrigins(document.data.name, byName);
    const example = await exampleEvent(document, { byName, library });
    mappings.set(document, { origins, example });
  }
  return mappings;
}

interface ExampleContext {
  readonly byName: ReadonlyMap<string, ContentDocument<DataSource>>;
  readonly library: Workspace['library'];
}

/** The example log as parsed by the engine; undefined if it is not a single event of this source. */
async function exampleEvent(
  { data }: ContentDocument<DataSource>,
  { byName, library }: ExampleContext,
): Promise<Event | undefined> {
  if (data.example_log === undefined) return undefined;
  const lineage = lineageOf(data.name, byName);
  const part = {
    data: { kind: 'text' as const, text: data.example_log },
    source: data.source ?? inherited(lineage, 'source'),
    sourcetype: data.sourcetype ?? inherited(lineage, 'sourcetype'),
  };
  const sample = await readSample([part], library, () => undefined);
  return sample.inFileOrder.find((event) =>
    library.dataSources.sourcesOf(event).includes(data.name),
  );
}

function lookupTables({ content, library }: Workspace): SiteInput['tables'] {
  const tables = [...content.lookup.byName.keys()].map(
    (name) => [name, library.lookup(name)] as const,
  );
  return new Map(tables.flatMap(([name, table]) => (table === undefined ? [] : [[name, table]])));
}
