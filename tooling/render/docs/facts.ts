import type { Technique } from '../../attack/attack-table.ts';
import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import type { SourceSpan } from '../../base/source.ts';
import { docsDiagnostic } from './diagnostics.ts';
import type { AddOnFact, CveFact, DocsStyle, Enrichment, Site } from './style.ts';

/** Looks up IDs of the content; an unknown ID is reported at its location and shown unchanged. */
export interface Facts {
  technique(id: string, span: SourceSpan): Technique;
  cve(id: string, span: SourceSpan): CveFact | undefined;
  addOn(id: string, span: SourceSpan): AddOnFact | undefined;
}

/** The facts about techniques and CVEs that pages show. */
export function factsFrom({ enrichment, site }: DocsStyle, report: Report): Facts {
  const { techniques, retired } = enrichment;
  // Pages that show names for IDs need a table.
  const { cves = noTable(site), addOns = noTable(site) } = enrichment;
  const nearestTechnique = suggestions(techniques.keys());
  return {
    technique(id, span) {
      const known = techniques.get(id) ?? retired.get(id);
      const problem = techniqueProblem(id, { enrichment, nearestTechnique, span });
      if (problem !== undefined) report(problem);
      return known ?? { id, name: id, tactics: [] };
    },
    cve: lookUp(cves, (id, near, span) =>
      report(docsDiagnostic('unknown-cve', { id, nearest: near }, span)),
    ),
    addOn: lookUp(addOns, (id, near, span) =>
      report(docsDiagnostic('unknown-add-on', { id, nearest: near }, span)),
    ),
  };
}

function noTable<Fact>({ verbatim }: Site): ReadonlyMap<string, Fact> | undefined {
  return verbatim ? new Map() : undefined;
}

interface TechniqueContext {
  readonly enrichment: Enrichment;
  readonly nearestTechnique: Suggest;
  readonly span: SourceSpan;
}

function techniqueProblem(id: string, context: TechniqueContext): Diagnostic | undefined {
  const { enrichment, nearestTechnique, span } = context;
  if (enrichment.techniques.has(id) || enrichment.elsewhere.has(id)) return undefined;
  const retired = enrichment.retired.get(id);
  if (retired === undefined) {
    return docsDiagnostic('unknown-technique', { id, nearest: nearestTechnique(id) }, span);
  }
  const { status, replacement } = retired;
  return docsDiagnostic('retired-technique', { id, status, replacement }, span);
}

type Missed = (id: string, near: string | undefined, span: SourceSpan) => void;

/** Without a table, no ID is reported as unknown. */
function lookUp<Fact>(table: ReadonlyMap<string, Fact> | undefined, missed: Missed) {
  const suggest = suggestions(table?.keys() ?? []);
  return (id: string, span: SourceSpan): Fact | undefined => {
    const fact = table?.get(id);
    if (table !== undefined && fact === undefined) missed(id, suggest(id), span);
    return fact;
  };
}

type Suggest = (name: string) => string | undefined;

/** The closest known name, computed once per unknown name. */
export function suggestions(known: Iterable<string>): Suggest {
  const names = [...known];
  const suggested = new Map<string, string | undefined>();
  return (name) => {
    if (!suggested.has(name)) suggested.set(name, nearest(name, names));
    return suggested.get(name);
  };
}
