import { isRecord } from '../base/record.ts';
import type { DocumentContext } from './document-context.ts';
import type { LogSourceName } from './log-source.ts';
import { textsOf } from './read-yaml.ts';
import { type Detection, readDetection, readLogSource, type SigmaRule } from './rule.ts';
import type { SigmaYaml } from './yaml.ts';

/**
 * The detections of the filters that apply to a rule. The condition of a filter is added to that of the rule as it is
 * written: `not selection` excludes what the selection describes.
 */
export function filtersFor(
  yaml: SigmaYaml,
  rule: SigmaRule,
  { filters, placeholders }: DocumentContext,
): readonly Detection[] {
  return filters
    .filter((filter) => applies(filter, yaml, rule))
    .flatMap((filter) => {
      // Problems of a filter are reported with the filter.
      const context = { yaml: filter, placeholders, report: () => undefined };
      return readDetection(['filter'], context) ?? [];
    });
}

/** A filter names its rules, and has the log source of a rule or a wider one. */
function applies({ data }: SigmaYaml, { data: ruleData }: SigmaYaml, rule: SigmaRule): boolean {
  const { filter, logsource } = data;
  const names = isRecord(filter) ? textsOf(filter['rules']) : [];
  const isNamed = names.some(
    (name) => name === 'any' || name === ruleData['id'] || name === ruleData['name'],
  );
  if (!isNamed) return false;
  const wanted = readLogSource(isRecord(logsource) ? logsource : {});
  return logSourceCovers(wanted, rule.logSource);
}

/** Whether a log source is another one, or a wider one. */
export function logSourceCovers(wider: LogSourceName, one: LogSourceName): boolean {
  const keys = ['product', 'category', 'service'] as const;
  return keys.every((key) => wider[key] === undefined || wider[key] === one[key]);
}
