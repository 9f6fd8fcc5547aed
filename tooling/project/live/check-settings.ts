import type { AttackTable } from '../../attack/attack-table.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { readConfiguration } from '../../content/configuration.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { ExternalNames } from '../../content/external.ts';
import { diskReader } from '../../content/load.ts';
import type { Configuration } from '../../content/model.ts';
import { type BaselineByPath, baselineByPath } from '../../lint/baseline.ts';
import { lintDiagnostic } from '../../lint/diagnostics.ts';
import type { Repository } from '../../lint/repository.ts';
import type { Rule } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { codeOf, settingsOf } from '../../lint/settings.ts';
import { baselineIn } from '../check/baseline-file.ts';
import { lockedIn, notAskedFor } from '../check/check-content.ts';
import { fixedCodes, stageCodes } from '../check/codes.ts';
import type { CustomRules } from '../check/custom-rules.ts';
import { type Finishing, finishingOf } from '../check/finish.ts';
import { shippedAttackTable } from '../docs/read-style.ts';
import { externalContent } from '../external-content.ts';
import type { Host } from '../host.ts';
import { packageContent } from '../package-content.ts';

/** Everything that a check depends on besides the content: files of the content folder itself, and the package. */
export interface CheckSettings {
  readonly configuration: ContentDocument<Configuration> | undefined;
  /** What other apps define. */
  readonly external: ExternalNames;
  /** Problems of these files, and custom rules that do not run. */
  readonly problems: readonly Diagnostic[];
  readonly finishing: Finishing;
  /** The enabled rules that look at one file only, and those that compare files. */
  readonly fileRules: readonly Rule[];
  readonly contentRules: readonly Rule[];
  readonly attack: AttackTable;
  readonly isLocked: Repository['isLocked'];
  readonly baselines: BaselineByPath;
}

/** Reads the settings of a content folder. Invalid ones are reported, and the defaults are used. */
export function checkSettings(root: string, host: Host, { notRun }: CustomRules): CheckSettings {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void problems.push(problem);
  const { validate } = packageContent(host.packageRoot);
  const reader = diskReader(root);
  const configuration = readConfiguration(reader, { validate, report });
  const codes = [...stageCodes, ...notRun.map(codeOf)];
  const settings = settingsOf({ configuration, rules, codes, fixed: fixedCodes, report });
  const wanted = rules.filter((rule) => settings.runs(rule));
  if (notRun.length > 0)
    report(lintDiagnostic('custom-rules-not-run', { names: notRun }, undefined));
  return {
    configuration,
    external: externalContent(reader, configuration?.data),
    problems,
    finishing: finishingOf({ root, settings, rules, codes, notAsked: notAskedFor({}) }),
    fileRules: wanted.filter(({ comparesFiles }) => comparesFiles !== true),
    contentRules: wanted.filter(({ comparesFiles }) => comparesFiles === true),
    attack: shippedAttackTable(host.packageRoot, configuration?.data.attack),
    isLocked: lockedIn(reader, host, report),
    baselines: baselineByPath(baselineIn(root, configuration)),
  };
}
