import type { Source } from '../base/source.ts';
import type { Expr } from '../plan/expression.ts';
import type { ModelForm } from '../sigma/emit/tstats.ts';
import { filtersFor } from '../sigma/filter.ts';
import type { EventStream } from '../sigma/log-source.ts';
import { conditionOf, fieldsOf } from '../sigma/plan.ts';
import { logic, predicateOf } from '../sigma/predicate.ts';
import { readRule } from '../sigma/rule.ts';
import { filtersOf, readSigmaYaml, ruleIn } from './plan-sigma.ts';
import type { SigmaLibrary } from './sigma-library.ts';

/** What a rule says about events, in the forms that searches can have; undefined for a correlation or a faulty rule. */
export interface SigmaForms {
  /** The condition for events of any of its data sources. */
  readonly condition: Expr;
  readonly streams: readonly EventStream[];
  /** Whether the events are in XML. */
  readonly isXml: boolean;
  /** The form over a data model, or why there is none. */
  readonly model: ModelForm | { readonly refused: string };
}

/** Reads the forms of a rule. Its problems are reported where it is compiled. */
export function sigmaFormsOf(source: Source, library: SigmaLibrary): SigmaForms | undefined {
  const report = () => undefined;
  const yaml = readSigmaYaml(source, report);
  if (yaml === undefined || !('detection' in yaml.data)) return undefined;
  const reading = { yaml, placeholders: library.placeholders, report };
  const rule = readRule(reading);
  if (rule === undefined) return undefined;
  const filters = filtersFor(yaml, rule, {
    ...library,
    rule: ruleIn(library),
    filters: filtersOf(library),
    report,
  });
  const { logSources } = library;
  const streams = logSources.find(rule.logSource)?.streams ?? [];
  const detections = [rule.detection, ...filters];
  return {
    condition: conditionOf(rule, { ...reading, logSources, filters }),
    streams,
    isXml: streams.some(({ where }) => where.some(({ field }) => field === 'Channel')),
    model: modelOf(streams, detections),
  };
}

/** What a result of a data model is about. */
const SHOWN = ['dest', 'src', 'user'];

/** The form over the data model of the first data source that has one. */
function modelOf(
  streams: readonly EventStream[],
  detections: Parameters<typeof predicateOf>[0][],
): SigmaForms['model'] {
  const [first] = streams.filter(({ dataModel }) => dataModel !== undefined);
  if (first?.dataModel === undefined) return { refused: 'its log source has no data model' };
  const fields = detections.flatMap((detection) => fieldsOf(detection).map(({ name }) => name));
  const missing = fields.find((field) => !first.dataModelFields.has(field));
  if (missing !== undefined)
    return { refused: `the dataset ${first.dataModel} has no field for "${missing}"` };
  const own = detections.map((detection) =>
    predicateOf(detection, (field) => first.dataModelFields.get(field) ?? field),
  );
  return {
    dataset: first.dataModel,
    shown: SHOWN.filter((field) => [...first.dataModelFields.values()].includes(field)),
    condition: logic('and', own, own[0]?.span ?? { start: 0, end: 0 }),
  };
}
