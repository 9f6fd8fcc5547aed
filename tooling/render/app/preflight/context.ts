import type { SourceSpan } from '../../../base/source.ts';
import type { AppInput } from '../app-input.ts';
import type { AppProfile } from '../profile.ts';
import type { Rule } from '../rule.ts';

/** What is checked before an app is built. */
export interface PreflightContext {
  readonly input: AppInput;
  readonly profile: AppProfile;
  readonly rules: readonly Rule[];
  /** Where a setting of the app is written. */
  readonly settingAt: (key: string) => SourceSpan | undefined;
}
