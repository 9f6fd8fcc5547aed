import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { readSigmaYaml } from '../detect/plan-sigma.ts';
import type { Detection as Logic } from '../sigma/rule.ts';
import { readRule } from '../sigma/rule.ts';
import type { Repository } from './repository.ts';

/** The Sigma rules and correlations of a repository. */
export function sigmaRulesOf({
  content,
}: Pick<Repository, 'content'>): readonly ContentDocument<Detection>[] {
  return content.detection.all.filter(({ dialect }) => dialect === 'sigma');
}

/** The selections and conditions of a rule; undefined for a correlation or a rule with errors, which its compilation reports. */
export function logicOf(
  document: ContentDocument<Detection>,
  { library }: Pick<Repository, 'library'>,
): Logic | undefined {
  const report = () => undefined;
  const yaml = readSigmaYaml(document.embedded(['search']), report);
  if (yaml === undefined || !('detection' in yaml.data)) return undefined;
  return readRule({ yaml, placeholders: library.sigma.placeholders, report })?.detection;
}

/** The texts in a list of a rule, with their places. */
export function textsIn(value: unknown): readonly (readonly [index: number, text: string])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown, index) =>
    typeof one === 'string' ? [[index, one] as const] : [],
  );
}

/** A rule for examples, with these keys. */
export function exampleRule(
  keys: string,
  detection = '  selection: {Image|endswith: procdump.exe}\n  condition: selection',
): Readonly<Record<string, string>> {
  return {
    'rules/dump.yml': `title: Dump\ndescription: ProcDump dumps the memory of a process.\n${keys}\nlogsource: {product: windows, category: process_creation}\ndetection:\n${detection}\n`,
  };
}
