import type { Fix, RelatedSpan, Severity } from '../base/diagnostic.ts';
import type { SourceSpan } from '../base/source.ts';
import type { Repository } from './repository.ts';

/** What a rule has to say about one place. */
export interface Finding {
  /** What is wrong, in one sentence: lower case, no full stop. */
  readonly message: string;
  /** Where it is wrong; undefined for what has no place. */
  readonly span: SourceSpan | undefined;
  /** What to do about it. */
  readonly help?: string | undefined;
  readonly related?: readonly RelatedSpan[];
  /** Edits that mend it without changing anything else. */
  readonly fix?: Fix | undefined;
}

/**
 * Content that shows a rule at work. A text is part of a detection: the keys that it lacks are taken from a sound one.
 * A record holds whole files by their paths.
 */
export type Example = string | Readonly<Record<string, string>>;

/** Examples that a rule is tried on. */
export interface RuleExamples {
  readonly good: readonly Example[];
  readonly bad: readonly Example[];
}

/** A check of content, with what its page says. */
export interface Rule {
  /** Kebab-case; the code of its findings is `lint/<id>`. */
  readonly id: string;
  /** What it demands, in one sentence. */
  readonly summary: string;
  /** Why that matters to whoever runs or reviews the content. */
  readonly rationale: string;
  /** An example that breaks it. */
  readonly bad: Example;
  /** The same, as it should be. */
  readonly good: Example;
  /** How its findings count unless the configuration says otherwise; `off` for a rule that must be asked for. */
  readonly severity: Severity | 'off';
  /** Looks at the whole content, already parsed and compiled, and yields what is wrong. */
  check(repository: Repository): Iterable<Finding>;
}

/** Gives a rule its type. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
