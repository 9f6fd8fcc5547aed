import { KILL_CHAIN } from '../../attack/kill-chain.ts';
import type { Detection } from '../../content/model.ts';
import { annotationsOf, namedDataModels } from '../../detect/annotations.ts';
import { dataModelsIn } from './search-text.ts';

/** The classifications that a page shows. */
export interface PageAnnotations {
  readonly dataModels: readonly string[];
  readonly killChainPhases: readonly string[];
  readonly nist: readonly string[];
  readonly cis20: readonly string[];
}

/** Which classifications the pages of a site show for a detection. */
export type Annotate = (
  detection: Detection,
  tacticsOf: (technique: string) => readonly string[],
) => PageAnnotations;

/** As on the pages of 2022: only what the content says. */
export const writtenAnnotations: Annotate = ({ datamodel = [], tags }) => ({
  dataModels: datamodel,
  killChainPhases: tags.kill_chain_phases ?? [],
  nist: tags.nist ?? [],
  cis20: tags.cis20 ?? [],
});

/** What the content says; what it does not say is derived. */
export const ownAnnotations: Annotate = (detection, tacticsOf) => {
  const { killChainPhases, nist, cis20 } = annotationsOf(detection, tacticsOf);
  const order = (phase: string) => [...KILL_CHAIN, phase].indexOf(phase);
  return {
    dataModels: detection.datamodel ?? dataModelsIn(detection.search),
    killChainPhases: [...killChainPhases].sort((a, b) => order(a) - order(b)),
    nist,
    cis20,
  };
};

/** As on the pages of 2024: derived, with the wording and the substring rule of their generator. */
export const publishedAnnotations: Annotate = ({ type, search, tags }, tacticsOf) => {
  const { kill_chain_phases: _, nist: _nist, cis20: _cis20, ...rest } = tags;
  const { killChainPhases, nist, cis20 } = annotationsOf({ type, search, tags: rest }, tacticsOf);
  const published = (phase: string) => phase.replace('Actions on', 'Actions On');
  return {
    dataModels: namedDataModels(search),
    killChainPhases: killChainPhases.map(published),
    nist,
    cis20,
  };
};
