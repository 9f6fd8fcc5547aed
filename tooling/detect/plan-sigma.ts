import type { Report } from '../base/diagnostic.ts';
import { isRecord } from '../base/record.ts';
import type { Source } from '../base/source.ts';
import { readYaml } from '../content/read-yaml.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { planDocument } from '../sigma/plan-document.ts';
import type { SigmaYaml } from '../sigma/yaml.ts';
import type { SigmaLibrary } from './sigma-library.ts';

/** A planned rule, and the text that its spans refer to. */
export interface PlannedSigma {
  readonly plan: LogicalPlan;
  readonly source: Source;
}

/** Plans the document of a Sigma rule or correlation. All problems are reported; without a plan, no event matches. */
export function planSigma(source: Source, library: SigmaLibrary, report: Report): PlannedSigma {
  const yaml = readSigmaYaml(source, report);
  const plan =
    yaml &&
    planDocument(yaml, { ...library, rule: ruleIn(library), filters: filtersOf(library), report });
  const whole = { start: 0, end: source.text.length };
  return {
    plan: plan ?? { kind: 'union', inputs: [], span: whole },
    source: yaml?.source ?? source,
  };
}

/** The problems of other documents are reported with them. */
const ignore: Report = () => undefined;

export function ruleIn(library: SigmaLibrary) {
  return (reference: string): SigmaYaml | undefined => {
    const source = library.rule(reference);
    return source && readSigmaYaml(source, ignore);
  };
}

export function filtersOf({ filters }: SigmaLibrary): readonly SigmaYaml[] {
  return filters.flatMap((source) => readSigmaYaml(source, ignore) ?? []);
}

/** The YAML of a rule, with positions; undefined, and reported, if it is not valid. */
export function readSigmaYaml(source: Source, report: Report): SigmaYaml | undefined {
  const yaml = readYaml(source, report);
  if (!isRecord(yaml?.data)) return undefined;
  const { data, places } = yaml;
  return {
    data,
    source: yaml.source,
    spanAt(path, part = 'value') {
      for (let length = path.length; length > 0; length -= 1) {
        const place = places.at(path.slice(0, length));
        if (place === undefined) continue;
        const isWhole = length === path.length && part === 'value';
        const { start, end } = isWhole ? place : (place.key ?? place);
        return { source: yaml.source, start, end };
      }
      return { source: yaml.source, start: 0, end: Math.min(1, yaml.source.text.length) };
    },
  };
}
