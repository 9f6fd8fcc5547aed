import { stringify } from 'yaml';
import { present, type Target } from '../../content/dialects/writer.ts';
import { optionalText } from '../../content/files.ts';
import type { AppSettings } from '../../content/model.ts';
import { BUILD_FILE, CONFIGURATION_FILE, CONTENTCTL_FILE } from '../../content/root-files.ts';
import { toolSettings } from '../app/tool-settings.ts';
import type { Workspace } from '../workspace.ts';
import type { NewText } from './new-text.ts';

/** The settings of the tool of a dialect: its own file as it is, or one from the settings of the other tool. */
export function settingsFile(workspace: Workspace, to: Target): readonly NewText[] {
  const { root } = workspace.content;
  const path = FILES[to];
  const existing = optionalText(root, path, () => undefined);
  if (existing !== undefined) return [{ path, text: existing.text }];
  const settings = toolSettings(root, () => undefined);
  if (Object.keys(settings).length === 0) return [];
  return [{ path, text: stringify(dataFor(to, settings, workspace), { lineWidth: 0 }) }];
}

const FILES: Readonly<Record<Target, string>> = {
  escu6: BUILD_FILE,
  v5: CONTENTCTL_FILE,
  v4: CONTENTCTL_FILE,
  tripline: CONFIGURATION_FILE,
};

function dataFor(to: Target, settings: AppSettings, { external }: Workspace): object {
  const { macros = [], lookups = [] } = external;
  const hasNames = macros.length + lookups.length > 0;
  if (to === 'tripline')
    return { app: settings, ...(hasNames && { external: present(Object.entries(external)) }) };
  if (to !== 'escu6') return { app: contentctlApp(settings) };
  const others = { app_name: 'other apps', macros, lookups };
  return { ...buildSettings(settings), external_app_content: hasNames ? [others] : [] };
}

function contentctlApp(settings: AppSettings): object {
  const { id, label, title, version, description, uid } = settings;
  const { author_name, author_email, author_company = author_name } = settings;
  return present([
    ...Object.entries({ uid, title, appid: id, version, description, prefix: label, label }),
    ...Object.entries({ author_name, author_email, author_company }),
  ]);
}

function buildSettings(settings: AppSettings): object {
  const { id, label, title, version, description, author_name, author_email } = settings;
  return present([
    ...Object.entries({ author: author_name, author_email, content_prefix: label, label: title }),
    ...Object.entries({ app_version: version, description, id }),
  ]);
}
