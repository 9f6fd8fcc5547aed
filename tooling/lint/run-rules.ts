import type { Diagnostic } from '../base/diagnostic.ts';
import { macroTrace } from '../base/source.ts';
import { lintDiagnostic } from './diagnostics.ts';
import type { Repository } from './repository.ts';
import type { Finding, Rule } from './rule.ts';

/** Runs rules one after the other. A rule that throws is reported by name, and the others still run. */
export function runRules(rules: readonly Rule[], repository: Repository): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const rule of rules) {
    try {
      for (const finding of rule.check(repository)) found.push(asDiagnostic(rule, finding));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      found.push(lintDiagnostic('rule-failed', { rule: rule.id, problem }, undefined));
    }
  }
  return found;
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
