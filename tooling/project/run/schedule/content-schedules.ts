import type { Report } from '../../../base/diagnostic.ts';
import type { Validate } from '../../../content/schema.ts';
import { buildSettings } from '../../app/app-settings.ts';
import type { Workspace } from '../../workspace.ts';
import type { ScheduleOf } from '../run-detections.ts';
import { scheduleOf } from './schedule-of.ts';

/** The schedules that `tripline build` writes: those of detections, of deployments, and of the settings. */
export function contentSchedules(
  workspace: Workspace,
  { validate, report }: { readonly validate: Validate; readonly report: Report },
): ScheduleOf {
  const { app: settings } = buildSettings({ workspace, validate, profile: undefined, report });
  const input = { content: workspace.content, settings };
  return (detection, { optimised }) => scheduleOf(detection, optimised, input);
}
