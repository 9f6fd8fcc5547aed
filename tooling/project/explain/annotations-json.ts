import { searchInputs } from '../../analysis/inputs.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { annotationsOf } from '../../detect/annotations.ts';
import { tacticsBy } from '../run/tactics.ts';
import type { Workspace } from '../workspace.ts';

/** The classifications of a detection, written or derived, as programs read them. */
export function annotationsJson(
  detection: ContentDocument<Detection>,
  workspace: Workspace,
  packageRoot: string,
) {
  const tacticsOf = tacticsBy(workspace, packageRoot);
  const { data } = detection;
  const { killChainPhases, nist, cis20, providingTechnologies } = annotationsOf(data, (id) =>
    tacticsOf([id]),
  );
  const { datasets } = searchInputs(workspace.compile(detection).plan);
  const models = datasets.map((dataset) => dataset.split('.')[0] ?? dataset);
  return {
    tactics: tacticsOf(data.tags.mitre_attack_id ?? []),
    kill_chain_phases: killChainPhases,
    nist,
    cis20,
    data_models: data.datamodel ?? [...new Set(models)],
    providing_technologies: providingTechnologies,
  };
}
