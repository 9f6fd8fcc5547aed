import type { DiagnosticDefinition } from '../../base/diagnostic.ts';
import { templateOf } from '../../base/diagnostic-template.ts';
import type { RuleInfo } from '../../base/report/run-report.ts';
import type { Rule } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { codeOf } from '../../lint/settings.ts';
import { diagnosticStages } from '../../project/diagnostic-stages.ts';

/** The descriptions of all codes, including those of custom rules. */
export function ruleInfos(custom: readonly Rule[] = []): (code: string) => RuleInfo | undefined {
  const lint = new Map([
    ...rules.map((rule) => [codeOf(rule.id), lintInfo(rule, `docs/rules/${rule.id}.md`)] as const),
    ...custom.map((rule) => [codeOf(rule.id), lintInfo(rule, undefined)] as const),
  ]);
  return (code) => lint.get(code) ?? stageInfo(code);
}

function lintInfo({ summary, rationale, severity }: Rule, page: string | undefined): RuleInfo {
  return { summary, help: rationale, severity, page };
}

function stageInfo(code: string): RuleInfo | undefined {
  const [layer, name = ''] = code.split('/');
  const stage = diagnosticStages.find(([known]) => known.layer === layer);
  const definition: DiagnosticDefinition<never> | undefined = stage?.[0].definitions[name];
  if (definition === undefined) return undefined;
  const { severity, message, help } = definition;
  const page = `docs/diagnostics.md#${layer}${name}`;
  return { summary: templateOf(message) ?? code, help: templateOf(help), severity, page };
}
