import { counted } from '../../../base/counted.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Page, SECTIONS } from '../layout.ts';
import { pageLink, section, testedCount } from '../parts.ts';
import { PROOF_NAMES } from '../proof.ts';
import type { Entry, Proof, Site } from '../site.ts';
import type { Change } from '../site-input.ts';
import { MATRIX_PATH } from './matrix.ts';

/** The home page: counts, test status, coverage and recent changes. */
export function homePage(site: Site): Page {
  const summary = summaryOf(site);
  return {
    path: 'index.html',
    title: 'Tripline: tested detections',
    summary,
    main: html`<h1>Overview</h1>
<p class="lead">${summary}</p>
${counts(site)}
${section('tests', 'Test status', proofBars(site))}
${section('coverage', 'Coverage by tactic', coverage(site))}
${section('changes', 'Recent changes', latest(site))}`,
  };
}

function summaryOf({ detections }: Site): string {
  const proven = testedCount(detections);
  const stands = proven === 1 ? 'stands' : 'stand';
  return `Of ${counted(detections.length, 'detection')}, ${proven} ${stands} on a passing test.`;
}

function counts(site: Site): Html {
  const lines = [
    [site.detections.length, SECTIONS.detections],
    [site.stories.length, SECTIONS.stories],
    [site.techniques.filter(({ detections }) => detections.length > 0).length, SECTIONS.techniques],
    [site.dataSources.length, SECTIONS['data-sources']],
    [site.dataModels.length, SECTIONS['data-models']],
    [site.macros.length, SECTIONS.macros],
    [site.lookups.length, SECTIONS.lookups],
  ] as const;
  return html`<ul class="counts">${lines.map(
    ([count, { title, path }]) =>
      html`<li><a href="${path}"><strong>${count.toLocaleString('en-US')}</strong> ${title === 'ATT&CK' ? 'Techniques' : title}</a></li>\n`,
  )}</ul>`;
}

const PROOFS = [
  'passing',
  'failing',
  'inconclusive',
  'skipped',
  'untested',
] as const satisfies readonly Proof[];

function proofBars({ detections }: Site): Html {
  const total = Math.max(1, detections.length);
  const lines = PROOFS.map((proof) => ({
    proof,
    count: detections.filter((entry) => entry.proof === proof).length,
  })).filter(({ count }) => count > 0);
  return html`<ul class="bars">${lines.map(
    ({ proof, count }) =>
      html`<li><a href="detections/index.html?tests=${encodeURIComponent(PROOF_NAMES[proof])}">${PROOF_NAMES[proof]}</a>${bar([{ kind: proof, share: count / total }])}<span class="number">${count.toLocaleString('en-US')}</span></li>\n`,
  )}</ul>`;
}

interface BarPart {
  readonly kind: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** A bar of stacked parts, with its values as text next to it. */
function bar(parts: readonly BarPart[]): Html {
  let at = 0;
  const rects = parts.map(({ kind, share }) => {
    const x = at;
    at += share * 100;
    return html`<rect class="bar-${kind}" x="${round(x)}" y="0" width="${round(share * 100)}" height="8"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${rects}</svg>`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** For each tactic, the techniques with a passing test and the techniques with any detection. */
function coverage(site: Site): Html {
  const lines = site.tactics.map(({ name }) => {
    const covered = site.techniques.filter(
      ({ technique, detections }) => technique.tactics.includes(name) && detections.length > 0,
    );
    const tested = covered.filter(({ detections }) => testedCount(detections) > 0);
    return { name, covered: covered.length, tested: tested.length };
  });
  const most = Math.max(1, ...lines.map(({ covered }) => covered));
  return html`<p class="quiet">Techniques with detections; the darker part has a passing test. See also <a href="${MATRIX_PATH}">the matrix</a>.</p>
<ul class="bars">${lines.map(
    ({ name, covered, tested }) =>
      html`<li><a href="detections/index.html?tactic=${encodeURIComponent(name)}">${name}</a>${bar([
        { kind: 'passing', share: tested / most },
        { kind: 'untested', share: (covered - tested) / most },
      ])}<span class="number">${tested} of ${covered}<span class="away"> techniques tested</span></span></li>\n`,
  )}</ul>`;
}

/** The limits of shown changes and of their pages. */
const SHOWN_CHANGES = 12;
const SHOWN_PAGES = 5;

function latest(site: Site): Html {
  if (site.changes.length === 0)
    return html`<p>No history: the content is not in a Git repository.</p>`;
  return html`<ol class="changes">${site.changes
    .slice(0, SHOWN_CHANGES)
    .map((change) => changeLine(change, site))}</ol>`;
}

function changeLine({ date, subject, paths }: Change, { entryByFile }: Site): Html {
  const entries = paths.flatMap((path) => entryByFile.get(path) ?? []);
  return html`<li><time datetime="${date}">${date}</time> ${subject}${touched(entries)}</li>\n`;
}

function touched(entries: readonly Entry[]): Part {
  if (entries.length === 0) return undefined;
  const rest = entries.length - SHOWN_PAGES;
  return html`<ul class="touched">${entries.slice(0, SHOWN_PAGES).map((entry) => html`<li>${pageLink('', entry)}</li>`)}${rest > 0 && html`<li class="quiet">and ${rest} more</li>`}</ul>`;
}
