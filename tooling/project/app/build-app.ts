import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { completeContent } from '../../content/content.ts';
import type { AppInput } from '../../render/app/app-input.ts';
import { preflight } from '../../render/app/preflight/preflight.ts';
import type { AppProfile } from '../../render/app/profile.ts';
import { appProfiles } from '../../render/app/profiles.ts';
import { blockingErrors, isError } from '../blocking-errors.ts';
import type { Workspace, Workspaces } from '../workspace.ts';
import { readAppInput } from './app-input.ts';
import { buildSettings } from './app-settings.ts';
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
}

/** An app before it is written. */
export interface AppBuild {
  readonly input: AppInput;
  readonly profile: AppProfile;
  readonly diagnostics: readonly Diagnostic[];
  /** The files of content that is left out because of errors. */
  readonly leftOut: readonly string[];
  /** Whether the app can be written: no errors, apart from those of content that is left out. */
  readonly isWritable: boolean;
}

/** Reads and checks everything that an app is made of. Writes nothing. */
export function prepareApp({
  workspaces,
  workspace,
  profile: path,
  skipInvalid,
}: BuildRequest): AppBuild {
  const problems: Diagnostic[] = [];
  const report: Report = (problem) => problems.push(problem);
  const { validate, packageRoot } = workspaces;
  const settings = buildSettings({ workspace, validate, profile: path, report });
  const profile = appProfiles[settings.format];
  const content = completeContent(workspace.content);
  const input = readAppInput({ content, settings, packageRoot, report });
  const settingAt = (key: string) => settings.document?.spanAt(['app', key]);
  const diagnostics = [
    ...blockingErrors(workspace.diagnostics, content),
    ...problems,
    ...preflight({ input, profile, settingAt }),
  ];
  if (!skipInvalid)
    return { input, profile, diagnostics, leftOut: [], isWritable: !diagnostics.some(isError) };
  const rest = withoutFaulty(input, diagnostics.filter(isError));
  return { ...rest, profile, diagnostics };
}
