import type { LogicalPlan } from '../plan/plan.ts';
import { planCorrelation } from './correlation/plan.ts';
import { sigmaDiagnostic } from './diagnostics.ts';
import type { DocumentContext } from './document-context.ts';
import { filtersFor } from './filter.ts';
import { planRule } from './plan.ts';
import { readRule } from './rule.ts';
import type { SigmaYaml } from './yaml.ts';

/** The plan of a rule or a correlation; undefined, and reported, if it has none. */
export function planDocument(yaml: SigmaYaml, context: DocumentContext): LogicalPlan | undefined {
  const reading = { yaml, placeholders: context.placeholders, report: context.report };
  if ('detection' in yaml.data) {
    const rule = readRule(reading);
    if (rule === undefined) return undefined;
    const filters = filtersFor(yaml, rule, context);
    return planRule(rule, { ...reading, logSources: context.logSources, filters });
  }
  if ('correlation' in yaml.data) return planCorrelation(yaml, context);
  context.report(sigmaDiagnostic('not-a-rule', {}, yaml.spanAt([])));
  return undefined;
}
