import { shortened } from '../../../base/shortened.ts';
import type { Detection, Rba } from '../../../content/model.ts';
import type { DetectionView } from '../../docs/view.ts';
import { type Html, html, type Part } from '../html.ts';
import { facts } from '../parts.ts';

interface RiskObject {
  readonly field: string;
  readonly type: string;
  /** 0 to 100. */
  readonly score: number;
}

/** The risk that a result adds to its risk objects, as a chart; empty for detections without risk. */
export function riskBody(data: Detection, { scoredRisk, rba }: DetectionView): Part {
  if (rba !== undefined) {
    return html`<p>${withTokens(rba.message)}</p>
${picture(rba.risk_objects)}${findings(rba)}
${threats(rba.threat_objects)}`;
  }
  if (scoredRisk === undefined) return undefined;
  const { observable = [] } = data.tags;
  const isThreat = (role: readonly string[] = []) => role.includes('Attacker');
  const all = observable.map(({ name, type = '', role }) => ({ field: name, type, role }));
  const score = Number(scoredRisk.score);
  return html`<p>${withTokens(scoredRisk.message)}</p>
${picture(all.filter(({ role }) => !isThreat(role)).map((object) => ({ ...object, score })))}
${threats(all.filter(({ role }) => isThreat(role)))}
${facts([
  ['Risk score', scoredRisk.score],
  ['Impact', scoredRisk.impact],
  ['Confidence', scoredRisk.confidence],
])}`;
}

/** The highest risk score of a result, and its severity. */
export function riskSummary({ tags }: Detection, { scoredRisk, rba }: DetectionView): Part {
  const scores = rba?.risk_objects.map(({ score }) => score) ?? [];
  const score = Math.max(...scores, Number(scoredRisk?.score ?? Number.NEGATIVE_INFINITY));
  if (!Number.isFinite(score)) return undefined;
  const severity = tags.risk_severity ?? severityOf(score);
  return html`${score} <span class="quiet">of 100, ${severity}</span>`;
}

/** The severities that Splunk Enterprise Security gives to scores. */
function severityOf(score: number): string {
  if (score > 80) return 'critical';
  if (score > 60) return 'high';
  if (score > 40) return 'medium';
  return score > 20 ? 'low' : 'informational';
}

/** `$field$` is a token for a field value of the result. */
function withTokens(message: string): readonly Part[] {
  return message
    .split(/(\$[^$\s]+\$)/)
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

const ROW = 30;
const BAR = { x: 190, width: 230 };
/** The number of characters that fit next to the bar. */
const LONGEST_NAME = 22;

/** A bar for each risk object: its risk score of 100. */
function picture(objects: readonly RiskObject[]): Html {
  if (objects.length === 0) return html``;
  const height = objects.length * ROW;
  const said = objects.map(({ field, type, score }) => `${field} (${type}): ${score}`);
  return html`<svg class="risk" viewBox="0 0 470 ${height}" role="img" aria-label="Risk of 100: ${said.join('; ')}">
${objects.map(({ field, type, score }, index) => {
  const y = index * ROW;
  const width = (Math.min(100, Math.max(0, score)) / 100) * BAR.width;
  return html`<text x="0" y="${y + 20}">${shortened(field, LONGEST_NAME)} <tspan class="quiet">${shortened(type, LONGEST_NAME)}</tspan></text><rect class="track" x="${BAR.x}" y="${y + 8}" width="${BAR.width}" height="14" rx="3"/><rect class="gain" x="${BAR.x}" y="${y + 8}" width="${width}" height="14" rx="3"/><text x="${BAR.x + BAR.width + 10}" y="${y + 20}">${score}</text>\n`;
})}</svg>`;
}

/** Which risk object the finding is about, and messages of risk objects that differ. */
function findings({ risk_objects }: Rba): Part {
  const about = risk_objects.filter(({ finding }) => finding === true);
  const own = risk_objects.filter(({ message }) => message !== undefined);
  return [
    ...about.map(({ field }) => html`\n<p>The finding is about <code>${field}</code>.</p>`),
    ...own.map(
      ({ field, message = '' }) => html`\n<p><code>${field}</code>: ${withTokens(message)}</p>`,
    ),
  ];
}

function threats(objects: readonly { readonly field: string; readonly type: string }[]): Part {
  if (objects.length === 0) return undefined;
  return html`<p>Threat objects: ${objects.map(({ field, type }) => html`<code>${field}</code> <span class="quiet">${type}</span> `)}</p>`;
}
