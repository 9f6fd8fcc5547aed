import { agree, counted } from '../../../base/counted.ts';
import { coverageOf } from '../../matrix/coverage.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Page, SECTIONS } from '../layout.ts';
import { pageLink, proofBadge, section, testedCount } from '../parts.ts';
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
    main: html`<h1>Tested detections</h1>
<p class="lead">Searches that detect attacks, each with its tests, the evidence that they pass, ATT&amp;CK techniques and risk. ${summary}</p>
${counts(site)}
${section('coverage', 'Coverage of ATT&CK', coverage(site))}
${section('changes', 'Recent changes', latest(site))}
${section('unproven', 'Without a passing test', unproven(site))}
${section('tests', 'Test status', proofBars(site))}`,
  };
}

function summaryOf({ detections }: Site): string {
  const proven = testedCount(detections);
  const verb = agree(proven, 'has', 'have');
  return `Of ${counted(detections.length, 'detection')}, ${proven.toLocaleString('en-US')} ${verb} a passing test.`;
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

/** For each tactic of ATT&CK, how many of its techniques have a passing test or any detection. */
function coverage({ matrix }: Site): Html {
  const { techniques } = coverageOf(matrix);
  const total = techniques.proven + techniques.untested + techniques.none;
  const lines = matrix.tactics.map(({ name, techniques: all }) => {
    const count = (wanted: string) => all.filter(({ proof }) => proof === wanted).length;
    return { name, all: all.length, tested: count('proven'), untested: count('untested') };
  });
  return html`<p>Of the ${total} techniques of ATT&amp;CK ${matrix.version}, ${techniques.proven} have a detection with a passing test and ${techniques.untested} have only detections without one. See <a href="${MATRIX_PATH}">the matrix</a>.</p>
<ul class="bars">${lines.map(
    ({ name, all, tested, untested }) =>
      html`<li><a href="detections/index.html?tactic=${encodeURIComponent(name)}">${name}</a>${bar([
        { kind: 'passing', share: tested / Math.max(1, all) },
        { kind: 'untested', share: untested / Math.max(1, all) },
      ])}<span class="number">${tested} of ${all}<span class="away"> techniques tested</span></span></li>\n`,
  )}</ul>`;
}

const SHOWN_UNPROVEN = 12;

/** Detections without a passing test; the rest are in the list. */
function unproven({ detections }: Site): Part {
  const open = detections.filter(({ proof }) => proof !== 'passing');
  if (open.length === 0) return undefined;
  const rest = open.length - SHOWN_UNPROVEN;
  return html`<ul class="plain">${open.slice(0, SHOWN_UNPROVEN).map((entry) => html`<li>${pageLink('', entry)} ${proofBadge(entry.proof)}</li>\n`)}</ul>${rest > 0 && html`<p class="quiet">and ${counted(rest, 'more detection')}: see the test status below</p>`}`;
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
