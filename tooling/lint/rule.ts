import type { Fix, RelatedSpan, Severity } from '../base/diagnostic.ts';
import type { SourceSpan } from '../base/source.ts';
import type { Repository } from './repository.ts';

/** One finding of a rule. */
export interface Finding {
  /** What is wrong, in one sentence: lowercase, no period. */
  readonly message: string;
  /** The location; undefined without one. */
  readonly span: SourceSpan | undefined;
  /** What to do about it. */
  readonly help?: string | undefined;
  readonly related?: readonly RelatedSpan[];
  /** Edits that fix it without other changes. */
  readonly fix?: Fix | undefined;
}

/**
 * Example content for a rule. A text is part of a detection; missing keys are taken from a valid one. A record has
 * complete files by path.
 */
export type Example = string | Readonly<Record<string, string>>;

/** Examples that a rule is tested with. */
export interface RuleExamples {
  readonly good: readonly Example[];
  readonly bad: readonly Example[];
}

/** A check of content, with the text of its documentation page. */
export interface Rule {
  /** Kebab-case; the code of its findings is `lint/<id>`. */
  readonly id: string;
  /** What it requires, in one sentence. */
  readonly summary: string;
  /** Why this matters to users and reviewers of the content. */
  readonly rationale: string;
  /** An example that violates it. */
  readonly bad: Example;
  /** The corrected example. */
  readonly good: Example;
  /** Whether it is about content for Splunk, and not about Sigma rules. */
  readonly isForSplunk?: boolean;
  /** The default severity of its findings; `off` for a rule that must be enabled. */
  readonly severity: Severity | 'off';
  /**
   * Whether a finding in one file can depend on the contents of other files, except what the library defines by
   * name. An editor runs all other rules only on the file that changes.
   */
  readonly comparesFiles?: boolean;
  /** Checks all content, already parsed and compiled, and yields findings. */
  check(repository: Repository): Iterable<Finding>;
}

/** Gives a rule its type. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
