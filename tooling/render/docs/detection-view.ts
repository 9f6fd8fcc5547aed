import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DetectionTest, DrilldownSearch } from '../../content/model.ts';
import { isSafeAddress } from '../safe-address.ts';
import { sourceAddress, techniqueAddress } from './addresses.ts';
import { docsDiagnostic } from './diagnostics.ts';
import { detectionFrontMatter } from './front-matter-view.ts';
import { dataModelView, writtenLink } from './link-view.ts';
import type { PageAnnotations } from './page-annotations.ts';
import { searchView } from './search-view.ts';
import type { DocsStyle } from './style.ts';
import { decimal, fenceFor, printed, slug } from './text.ts';
import type {
  CveView,
  DetectionView,
  DrilldownView,
  LinkView,
  TechniqueView,
  TestView,
} from './view.ts';
import type { ViewContext } from './view-context.ts';

/** The view of a detection page. */
export function detectionView(
  document: ContentDocument<Detection>,
  context: ViewContext,
): DetectionView {
  const { data, path } = document;
  const kind = folderOf(path);
  const techniques = techniqueViews(document, context);
  const tactics = new Map(techniques.map((technique) => [technique.id, technique.tactics]));
  const annotations = context.style.site.annotate(data, (id) => tactics.get(id) ?? []);
  return {
    document,
    ...headView(data),
    kind,
    techniques,
    frontMatter: detectionFrontMatter({ document, techniques, kind, annotations }, context),
    ...tagViews(data, annotations),
    cves: cveViews(document, context),
    ...searchView(data, context),
    addOns: addOnViews(document, context),
    stories: storyLinks(document, context),
    ...riskView(data),
    ...evidenceView(data, context.style),
    source: detectionSource(document, context.style),
  };
}

function headView(data: Detection) {
  return {
    id: data.id,
    date: data.date,
    name: data.name,
    experimental: data.status === 'experimental',
    deprecated: data.status === 'deprecated',
    description: data.description,
    type: data.type,
    author: data.author,
    version: printed(data.version),
    howToImplement: printed(data.how_to_implement),
    knownFalsePositives: printed(data.known_false_positives),
    tuning: data.tuning ?? [],
  };
}

function tagViews({ data_source, tags }: Detection, annotations: PageAnnotations) {
  return {
    products: tags.product ?? [],
    dataSources: data_source ?? [],
    ...annotations,
    dataModels: annotations.dataModels.map(dataModelView),
    requiredFields: tags.required_fields ?? [],
  };
}

function evidenceView(data: Detection, style: DocsStyle) {
  const { drilldown_searches = [], references = [], tags, tests = [] } = data;
  return {
    drilldowns: drilldown_searches.map((drilldown) => drilldownView(drilldown, style)),
    references: references.map(writtenLink),
    datasets: (tags.dataset ?? []).map(writtenLink),
    tests: tests.map((test) => testView(test, style)),
  };
}

function drilldownView(drilldown: DrilldownSearch, { site }: DocsStyle): DrilldownView {
  const search = site.search.lines(drilldown.search);
  return { ...drilldown, search, fence: fenceFor(search) };
}

function folderOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}

function techniqueViews(
  document: ContentDocument<Detection>,
  { facts }: ViewContext,
): TechniqueView[] {
  return (document.data.tags.mitre_attack_id ?? []).map((id, index) => {
    const { name, tactics } = facts.technique(
      id,
      document.spanAt(['tags', 'mitre_attack_id', index]),
    );
    return { id, name, tactics, text: id, href: techniqueAddress(id) };
  });
}

function cveViews(document: ContentDocument<Detection>, { facts }: ViewContext): CveView[] {
  return (document.data.tags.cve ?? []).map((id, index) => {
    const fact = facts.cve(id, document.spanAt(['tags', 'cve', index]));
    return { text: id, href: `https://nvd.nist.gov/vuln/detail/${id}`, fact };
  });
}

function addOnViews(document: ContentDocument<Detection>, { facts }: ViewContext): LinkView[] {
  return (document.data.tags.supported_tas ?? []).map((id, index) => {
    const fact = facts.addOn(id, document.spanAt(['tags', 'supported_tas', index]));
    return { text: fact?.name ?? id, href: fact && isSafeAddress(fact.url) ? fact.url : undefined };
  });
}

function storyLinks(document: ContentDocument<Detection>, context: ViewContext): LinkView[] {
  const { links, storyByName, nearestStory, style, report } = context;
  return document.data.tags.analytic_story.map((name, index) => {
    const exists = storyByName.has(name);
    if (!exists) {
      const span = document.spanAt(['tags', 'analytic_story', index]);
      report(docsDiagnostic('missing-story', { name, nearest: nearestStory(name) }, span));
    }
    return { text: name, href: exists || style.site.verbatim ? links.story(name) : undefined };
  });
}

function riskView({ rba, tags }: Detection): Pick<DetectionView, 'scoredRisk' | 'rba'> {
  const { impact, confidence, message, observable = [] } = tags;
  if (observable.length === 0 || impact === undefined || confidence === undefined) {
    return { scoredRisk: undefined, rba };
  }
  const scoredRisk = {
    score: decimal((impact * confidence) / 100),
    impact: printed(impact),
    confidence: printed(confidence),
    message: printed(message),
  };
  return { scoredRisk, rba: undefined };
}

function testView(test: DetectionTest, style: DocsStyle): TestView {
  const samples = (test.attack_data ?? []).map(({ data }) => sampleLink(data, style));
  return {
    name: test.name,
    expectation: expectation(test),
    samples,
    events: test.events?.length ?? 0,
  };
}

function sampleLink(data: string, style: DocsStyle): LinkView {
  const href = /^https?:/.test(data) ? data : sourceAddress(style, { path: data });
  return { text: data, href };
}

function expectation({ expected_results }: DetectionTest): string {
  if (expected_results === undefined) return 'the search returns results';
  if (expected_results === 0) return 'the search returns no results';
  return expected_results === 1
    ? 'the search returns 1 row'
    : `the search returns ${expected_results} rows`;
}

function detectionSource({ path, data }: ContentDocument<Detection>, style: DocsStyle): LinkView {
  if (style.sourceLink === 'path') return { text: path, href: sourceAddress(style, { path }) };
  const folder = path.startsWith('detections/experimental/')
    ? 'detections/experimental'
    : 'detections';
  const published = `${folder}/${folderOf(path)}/${slug(data.name)}.yml`;
  return { text: published, href: sourceAddress(style, { path: published, view: 'tree' }) };
}
