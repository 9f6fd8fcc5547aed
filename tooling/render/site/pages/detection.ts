import { byCodeUnit } from '../../../base/order.ts';
import { providingTechnologies } from '../../../detect/providing-technologies.ts';
import { highlight } from '../highlight.ts';
import { type Html, html, joined, type Part } from '../html.ts';
import type { Page } from '../layout.ts';
import { markdown } from '../markdown.ts';
import {
  badge,
  changeList,
  codeList,
  detectionTable,
  facts,
  isNothing,
  pageLink,
  pageLinks,
  proofBadge,
  referenceList,
  section,
  table,
  writtenLink,
} from '../parts.ts';
import { relatedDetections } from '../related.ts';
import type { DetectionEntry, Site } from '../site.ts';
import { codeBlock } from './code-block.ts';
import { enginesBody } from './engines.ts';
import { riskBody, riskSummary } from './risk.ts';
import { testSummary, testsBody } from './tests.ts';
import { tuningTable } from './tuning.ts';

const ROOT = '../../';

/** The pages of all detections. */
export function* detectionPages(site: Site): Iterable<Page> {
  for (const detection of site.detections) yield detectionPage(detection, site);
}

function detectionPage(entry: DetectionEntry, site: Site): Page {
  const { view } = entry;
  const parts = sectionsOf(entry, site).filter(([, , body]) => !isNothing(body));
  return {
    path: entry.path,
    title: view.name,
    summary: view.description,
    section: 'detections',
    main: html`<h1>${view.name}</h1>
<p class="badges">${badge('type', view.type)} ${badge(`status-${entry.document.data.status}`, entry.document.data.status)} ${proofBadge(entry.proof)}</p>
${headline(entry)}
${actions(view.source)}
<div class="with-contents">
${contents(parts)}
<div class="body">
<div class="prose lead">${markdown(view.description)}</div>
${parts.map(([id, title, body]) => section(id, title, body))}
</div>
</div>`,
  };
}

type SectionParts = readonly [id: string, title: string, body: Part];

function sectionsOf(entry: DetectionEntry, site: Site): readonly SectionParts[] {
  const { view, facts: known } = entry;
  return [
    ['search', 'Search', searchBody(entry, site)],
    ['tests', 'Tests', testsBody(known, view.datasets)],
    ['fields', 'Data and fields', dataBody(entry)],
    ['engines', 'Other engines', enginesBody(entry.sqlStatuses)],
    ['risk', 'Risk', riskBody(entry.document.data, view)],
    ['attack', 'ATT&CK', attackTable(entry)],
    ['implementation', 'How to implement', prose(view.howToImplement)],
    ['false-positives', 'Known false positives', prose(view.knownFalsePositives)],
    ['tuning', 'Tuning', tuningTable(view.tuning)],
    ['drilldowns', 'Drilldown searches', drilldowns(entry, site)],
    ['references', 'References', referenceList(view.references)],
    ['facts', 'Facts', detectionFacts(entry)],
    ['related', 'Related detections', related(entry)],
    ['history', 'History', changeList(entry.history)],
  ];
}

/** Links to the sections, beside them on wide screens. */
function contents(parts: readonly SectionParts[]): Html {
  return html`<nav class="contents" aria-label="On this page"><ul>${parts.map(
    ([id, title]) => html`<li><a href="#${id}">${title}</a></li>\n`,
  )}</ul></nav>`;
}

/** What a reader decides by: technique, risk, data, tests and story. */
function headline(entry: DetectionEntry): Html {
  const { techniques, dataSources, document, stories, facts: known } = entry;
  return facts([
    [
      'ATT&CK',
      joined(
        techniques.map(
          (one) =>
            html`${pageLink(ROOT, one)} <span class="quiet">${one.technique.tactics.join(', ')}</span>`,
        ),
        html`<br>`,
      ),
    ],
    ['Risk', riskSummary(document.data, entry.view)],
    ['Data sources', pageLinks(ROOT, dataSources)],
    ['Tests', testSummary(known.tests)],
    ['Stories', storyNames(document.data.tags.analytic_story, stories)],
  ]);
}

/** Links to the YAML, and buttons that copy. */
function actions({ href }: DetectionEntry['view']['source']): Html {
  return html`<p class="actions"><a href="source.yml">View YAML</a>${href !== undefined && html` ${writtenLink(href, 'View in the repository')}`} <button type="button" class="copy-of" data-copies="search" hidden>Copy search</button></p>`;
}

function prose(text: string): Part {
  return text === '' ? undefined : html`<div class="prose">${markdown(text)}</div>`;
}

function detectionFacts({ view, document }: DetectionEntry): Html {
  const { tags } = document.data;
  return facts([
    ['Asset type', tags.asset_type],
    ['Security domain', tags.security_domain],
    ['Kill chain', view.killChainPhases.join(', ')],
    ['NIST', view.nist.join(', ')],
    ['CIS 20', view.cis20.join(', ')],
    [
      'CVE',
      view.cves.map(
        ({ text, href, fact }) =>
          html`${writtenLink(href, text)}${fact && ` ${fact.summary} (CVSS ${fact.cvss})`} `,
      ),
    ],
    ['Threat groups', (tags.group ?? []).join(', ')],
    ['Technologies', providingTechnologies(document.data.search).join(', ')],
    ['Product', view.products.join(', ')],
    [
      'Add-ons',
      joined(
        view.addOns.map(({ text, href }) => writtenLink(href, text)),
        ', ',
      ),
    ],
    ['Author', view.author],
    ['Last change', view.date],
    ['Version', view.version],
    ['Id', html`<code>${view.id}</code>`],
    ['Source', html`<code>${view.source.text}</code>`],
  ]);
}

/** Stories without a page are shown as text. */
function storyNames(names: readonly string[], stories: DetectionEntry['stories']): readonly Part[] {
  const paths = new Map(stories.map(({ name, path }) => [name, path]));
  return pageLinks(
    ROOT,
    [...new Set(names)].map((name) => ({ name, path: paths.get(name) })),
  );
}

function searchBody({ view, macros, lookups }: DetectionEntry, site: Site): Html {
  const listed = macros.filter(({ name }) => name !== view.filterMacro);
  return html`${codeBlock('Search', highlight(view.searchLines, { site, root: ROOT }))}
${facts([
  ['Macros', pageLinks(ROOT, listed)],
  ['Lookups', pageLinks(ROOT, lookups)],
])}
${view.callsFilter && html`<p class="quiet"><code>${view.filterMacro}</code> is empty by default. Define it to exclude expected results in your environment without editing the search.</p>`}`;
}

function dataBody({ facts: known, dataSources, dataModels, view }: DetectionEntry): Part {
  const fields = known.fields.length > 0 ? known.fields : view.requiredFields;
  return facts([
    ['Data sources', pageLinks(ROOT, dataSources)],
    ['Data models', pageLinks(ROOT, dataModels)],
    ['Datasets', known.datasets.join(', ')],
    ['Fields', fields.length > 0 && html`<span class="fields">${codeList(fields)}</span>`],
  ]);
}

function attackTable({ techniques }: DetectionEntry): Html {
  return table({
    caption: 'ATT&CK techniques',
    columns: ['Technique', 'Tactics'],
    rows: techniques.map((entry) => [pageLink(ROOT, entry), entry.technique.tactics.join(', ')]),
  });
}

function drilldowns({ view }: DetectionEntry, site: Site): readonly Html[] {
  return view.drilldowns.map(
    ({ name, search, earliest_offset: from, latest_offset: to }) => html`<h3>${name}</h3>
${codeBlock(name, highlight(search, { site, root: ROOT }))}
${from !== undefined && html`<p class="quiet">From <code>${from}</code> to <code>${to ?? 'now'}</code></p>`}`,
  );
}

function related(entry: DetectionEntry): Html {
  const { sameTechnique, sameStory } = relatedDetections(entry);
  const byName = (a: DetectionEntry, b: DetectionEntry) => byCodeUnit(a.name, b.name);
  return html`${
    sameTechnique.length > 0 &&
    html`<h3>With the same technique</h3>
${detectionTable(ROOT, [...sameTechnique].sort(byName), 'Detections with the same technique')}`
  }${
    sameStory.length > 0 &&
    html`<h3>In the same story</h3>
${detectionTable(ROOT, [...sameStory].sort(byName), 'Detections in the same story')}`
  }`;
}
