import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { completeContent } from '../../content/content.ts';
import type { AppInput } from '../../render/app/app-input.ts';
import { appDiagnostic } from '../../render/app/diagnostics.ts';
import { preflight } from '../../render/app/preflight/preflight.ts';
import type { AppProfile } from '../../render/app/profile.ts';
import { appProfiles } from '../../render/app/profiles.ts';
import { blockingErrors, isError } from '../blocking-errors.ts';
import type { Workspace, Workspaces } from '../workspace.ts';
import { readAppInput } from './app-input.ts';
import { buildSettings } from './app-settings.ts';
import { type LeftOut, onlyProven } from './only-proven.ts';
import type { Proofs } from './prove-detections.ts';
import { withSigmaSearches } from './sigma-searches.ts';
import { withoutFaulty } from './without-faulty.ts';

/** What to build. */
export interface BuildRequest {
  readonly workspaces: Workspaces;
  /** The open content folder. */
  readonly workspace: Workspace;
  /** The path of a profile. */
  readonly profile: string | undefined;
  /** Leave out content that cannot be built. */
  readonly skipInvalid: boolean;
  /** What tests show, if detections without a passed test are left out. */
  readonly proofs?: Proofs | undefined;
}

/** An app before it is written. */
export interface AppBuild {
  readonly input: AppInput;
  readonly profile: AppProfile;
  readonly diagnostics: readonly Diagnostic[];
  /** The files of content that is left out because of errors. */
  readonly leftOut: readonly string[];
  /** Detections that are left out because no test proves them. */
  readonly unproven: readonly LeftOut[];
  /** Whether the app can be written: no errors, apart from those of content that is left out. */
  readonly isWritable: boolean;
}

/** Reads and checks everything that an app is made of. Writes nothing. */
export function prepareApp({
  workspaces,
  workspace,
  profile: path,
  skipInvalid,
  proofs,
}: BuildRequest): AppBuild {
  const problems: Diagnostic[] = [];
  const report: Report = (problem) => problems.push(problem);
  const { validate, packageRoot } = workspaces;
  const settings = buildSettings({ workspace, validate, profile: path, report });
  const profile = appProfiles[settings.format];
  const complete = completeContent(workspace.content);
  const content = withSigmaSearches(complete, workspace, report);
  const all = readAppInput({ content, settings, packageRoot, report });
  const { input, unproven } =
    proofs === undefined ? { input: all, unproven: [] } : onlyProven(all, proofs);
  if (unproven.length > 0 && input.content.detection.all.length === 0)
    report(appDiagnostic('nothing-proven', {}, undefined));
  const settingAt = (key: string) => settings.document?.spanAt(['app', key]);
  const diagnostics = [
    ...blockingErrors(workspace.diagnostics, content),
    ...problems,
    ...preflight({ input, profile, settingAt }),
  ];
  if (!skipInvalid)
    return {
      input,
      profile,
      diagnostics,
      leftOut: [],
      unproven,
      isWritable: !diagnostics.some(isError),
    };
  const rest = withoutFaulty(input, diagnostics.filter(isError));
  return { ...rest, profile, diagnostics, unproven };
}
