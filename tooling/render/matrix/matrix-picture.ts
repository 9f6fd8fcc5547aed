import { shortened } from '../../base/shortened.ts';
import { escapeHtml } from '../docs/text.ts';
import { coverageOf } from './coverage.ts';
import type { MatrixTactic, MatrixTechnique, MatrixView } from './matrix-view.ts';
import { PROOFS, proofs } from './proof.ts';

const COLUMN = { width: 156, gap: 4, top: 92 };
const CELL = { height: 30, gap: 3 };
const SQUARE = { size: 6, step: 7 };
const MARGIN = 12;
const LEGEND_WIDTH = 960;

/** The matrix as SVG: one cell per technique, with a square for each of its sub-techniques. */
export function matrixPicture(matrix: MatrixView, { title }: { readonly title: string }): string {
  const tallest = Math.max(0, ...matrix.tactics.map(({ techniques }) => techniques.length));
  const columns = matrix.tactics.length * (COLUMN.width + COLUMN.gap);
  const width = MARGIN * 2 + Math.max(columns, LEGEND_WIDTH);
  const height = COLUMN.top + tallest * (CELL.height + CELL.gap) + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title"` +
      ' font-family="system-ui, sans-serif" font-size="9">',
    `<title id="title">${xml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="26" font-size="18" font-weight="bold">${xml(title)}</text>`,
    ...legend(matrix),
    ...matrix.tactics.flatMap((tactic, index) => column(tactic, leftOf(index))),
    '</svg>',
    '',
  ].join('\n');
}

function leftOf(index: number): number {
  return MARGIN + index * (COLUMN.width + COLUMN.gap);
}

function legend(matrix: MatrixView): string[] {
  const { techniques } = coverageOf(matrix);
  const items = PROOFS.map((proof, index) => {
    const { color, label, mark } = proofs[proof];
    const x = MARGIN + index * 230;
    return (
      `<rect x="${x}" y="38" width="12" height="12" fill="${color}" stroke="#888888"/>` +
      `<text x="${x + 18}" y="48" font-size="11">${mark} ${label}: ${techniques[proof]}</text>`
    );
  });
  const version = `ATT&CK ${matrix.version}; each square is a sub-technique`;
  return [...items, `<text x="${MARGIN + 690}" y="48" font-size="11">${xml(version)}</text>`];
}

function column({ name, techniques }: MatrixTactic, x: number): string[] {
  const head = `<text x="${x}" y="${COLUMN.top - 10}" font-size="11" font-weight="bold">${xml(shortened(name, 20))}</text>`;
  return [head, ...techniques.map((technique, index) => cell(technique, { x, y: topOf(index) }))];
}

function topOf(index: number): number {
  return COLUMN.top + index * (CELL.height + CELL.gap);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function cell(technique: MatrixTechnique, { x, y }: Place): string {
  const { id, name, proof, subTechniques } = technique;
  const { color, mark } = proofs[proof];
  const squares = subTechniques.map((sub, index) =>
    square(sub, { x: x + 4 + index * SQUARE.step, y: y + CELL.height - SQUARE.size - 4 }),
  );
  return (
    `<g><title>${xml(told(technique))}</title>` +
    `<rect x="${x}" y="${y}" width="${COLUMN.width}" height="${CELL.height}" fill="${color}"/>` +
    `<text x="${x + 4}" y="${y + 13}">${xml(`${mark} ${shortened(name, 25)}`.trim())}</text>` +
    (subTechniques.length === 0
      ? `<text x="${x + 4}" y="${y + 25}" fill="#444444">${xml(id)}</text>`
      : '') +
    `${squares.join('')}</g>`
  );
}

function square(sub: MatrixTechnique, { x, y }: Place): string {
  const { size } = SQUARE;
  return (
    `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${proofs[sub.proof].color}" stroke="#666666" stroke-width="0.5">` +
    `<title>${xml(told(sub))}</title></rect>`
  );
}

function told({ id, name, proof, detections }: MatrixTechnique): string {
  const counted = proof === 'none' ? '' : ` (${detections.length})`;
  return `${id} ${name}: ${proofs[proof].label}${counted}`;
}

/** XML cannot represent control characters. */
function xml(text: string): string {
  return escapeHtml(text.replace(/\p{Cc}/gu, ' '));
}
