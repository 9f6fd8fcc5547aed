import type { MatrixTechnique, MatrixView } from './matrix-view.ts';
import { PROOFS, proofs } from './proof.ts';

interface LayerOptions {
  /** The name of the layer in the Navigator. */
  readonly name: string;
  readonly description: string;
}

/** The matrix as an ATT&CK Navigator layer (format 4.5): JSON with one technique per line. */
export function navigatorLayer(matrix: MatrixView, { name, description }: LayerOptions): string {
  const techniques = matrix.techniques
    .flatMap((technique) => [technique, ...technique.subTechniques])
    .filter(({ proof }) => proof !== 'none')
    .map((technique) => JSON.stringify(layerTechnique(technique)));
  const head = {
    name,
    versions: { attack: majorOf(matrix.version), navigator: '5.1.0', layer: '4.5' },
    domain: matrix.domain,
    description,
    sorting: 0,
    layout: LAYOUT,
    gradient: { colors: PROOFS.map((proof) => proofs[proof].color).reverse(), ...RANGE },
    legendItems: PROOFS.map((proof) => ({
      label: proofs[proof].label,
      color: proofs[proof].color,
    })),
  };
  const settings = JSON.stringify(head, undefined, 2).replace(/\n\}$/, '');
  return `${settings},\n  "techniques": [${techniques.map((line) => `\n    ${line}`).join(',')}\n  ]\n}\n`;
}

const RANGE = { minValue: proofs.none.score, maxValue: proofs.proven.score };
const LAYOUT = { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' };

/** The Navigator supports only major versions. */
function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}

function layerTechnique({ id, proof, detections }: MatrixTechnique) {
  const { score, color } = proofs[proof];
  return { techniqueID: id, score, color, comment: commentOf(detections), enabled: true };
}

/** The maximum number of names in a comment, which is shown as a tooltip; the rest are only counted. */
const NAMED = 10;

function commentOf(detections: MatrixTechnique['detections']): string {
  const proven = detections.filter((detection) => detection.proven);
  const others = detections.filter((detection) => !detection.proven);
  const names = [...proven, ...others].map(
    (detection) =>
      `${proofs[detection.proven ? 'proven' : 'untested'].mark} ${detection.document.data.name}`,
  );
  const rest = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
