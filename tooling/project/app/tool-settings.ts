import type { Report } from '../../base/diagnostic.ts';
import { isRecord } from '../../base/record.ts';
import type { Source } from '../../base/source.ts';
import { optionalText } from '../../content/files.ts';
import type { AppSettings as Written } from '../../content/model.ts';
import { readYaml } from '../../content/read-yaml.ts';
import { BUILD_FILE, CONTENTCTL_FILE } from '../../content/root-files.ts';

/** The settings of contentctl.yml (2024, 2025) or build.yml (2026), in the names of tripline.yml. */
export function toolSettings(root: string, report: Report): Written {
  const contentctl = recordIn(optionalText(root, CONTENTCTL_FILE, report), report);
  if (isRecord(contentctl?.['app'])) return contentctlSettings(contentctl['app']);
  const build = recordIn(optionalText(root, BUILD_FILE, report), report);
  return build === undefined ? {} : escu6Settings(build);
}

type Data = Readonly<Record<string, unknown>>;

function recordIn(file: Source | undefined, report: Report): Data | undefined {
  const data = file && readYaml(file, report)?.data;
  return isRecord(data) ? data : undefined;
}

const CONTENTCTL_KEYS = {
  appid: 'id',
  title: 'title',
  version: 'version',
  description: 'description',
  label: 'label',
  author_name: 'author_name',
  author_email: 'author_email',
  author_company: 'author_company',
};

function contentctlSettings(app: Data): Written {
  return {
    ...renamed(app, CONTENTCTL_KEYS),
    ...(typeof app['uid'] === 'number' && { uid: app['uid'] }),
  };
}

const ESCU6_KEYS = {
  id: 'id',
  label: 'title',
  app_version: 'version',
  description: 'description',
  content_prefix: 'label',
  author: 'author_name',
  author_email: 'author_email',
};

function escu6Settings(build: Data): Written {
  return renamed(build, ESCU6_KEYS);
}

function renamed(data: Data, keys: Readonly<Record<string, string>>): Written {
  const known = Object.entries(keys).filter(([key]) => typeof data[key] === 'string');
  return Object.fromEntries(known.map(([key, name]) => [name, data[key]]));
}
