import type { Diagnostic } from '../base/diagnostic.ts';
import { macroTrace } from '../base/source.ts';
import { collection } from '../content/content.ts';
import type { ContentDocument } from '../content/document.ts';
import { lintDiagnostic } from './diagnostics.ts';
import type { Repository } from './repository.ts';
import type { Finding, Rule } from './rule.ts';

/** Runs rules one after the other. A rule that throws is reported by name, and the others still run. */
export function runRules(rules: readonly Rule[], repository: Repository): Diagnostic[] {
  const found: Diagnostic[] = [];
  const forSplunk = withoutSigma(repository);
  for (const rule of rules) {
    try {
      const subject = rule.isForSplunk === true ? forSplunk : repository;
      for (const finding of rule.check(subject)) found.push(asDiagnostic(rule, finding));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      found.push(lintDiagnostic('rule-failed', { rule: rule.id, problem }, undefined));
    }
  }
  return found;
}

/** The same content without Sigma rules. */
function withoutSigma(repository: Repository): Repository {
  const { content, detections } = repository;
  const isSigma = ({ dialect }: ContentDocument<unknown>) => dialect === 'sigma';
  if (!content.detection.all.some(isSigma)) return repository;
  const own = content.detection.all.filter((document) => !isSigma(document));
  return {
    ...repository,
    content: { ...content, detection: collection(own) },
    detections: detections.filter(({ document }) => !isSigma(document)),
  };
}

function asDiagnostic(
  { id, severity }: Rule,
  { message, span, help, related, fix }: Finding,
): Diagnostic {
  // Custom rules may be written without types.
  if (typeof message !== 'string') throw new TypeError('a finding has no message');
  const trace = span === undefined ? [] : macroTrace(span);
  return {
    code: `lint/${id}`,
    // A rule that is off by default runs only if the settings enable it.
    severity: severity === 'off' ? 'warning' : severity,
    message,
    span,
    related: [
      ...(related ?? []),
      ...trace.map((place) => ({ span: place, message: 'in this macro' })),
    ],
    help,
    fix,
  };
}
