import type { NewFile } from '../../disk/staging.ts';
import { apiFiles } from '../../render/app/api/api-files.ts';
import { appFiles } from '../../render/app/app-files.ts';
import type { AppFile } from '../../render/app/app-input.ts';
import { archiveOf } from '../../render/app/archive.ts';
import { contentDependencies } from '../../render/app/content-dependencies.ts';
import { reportFiles } from '../../render/app/reporting/report-files.ts';
import type { AppBuild } from './build-app.ts';

/** What a build can write. */
export const BUILD_FORMATS = ['app', 'api'] as const;

/** A format of a build. */
export type BuildFormat = (typeof BUILD_FORMATS)[number];

type Written = Pick<AppBuild, 'input' | 'profile'>;

/** The files of a build: the app as a folder and as an archive, and the API with its reports. */
export async function outputFiles(
  build: Written,
  formats: readonly BuildFormat[],
): Promise<NewFile[]> {
  return [
    ...(formats.includes('app') ? await packaged(build) : []),
    ...(formats.includes('api') ? catalog(build) : []),
  ];
}

function catalog({ input, profile }: Written): NewFile[] {
  return [
    ...inFolder('api', apiFiles(input, profile)),
    ...inFolder('reporting', reportFiles(input, profile)),
    ...(profile.format === 'escu6' ? [contentDependencies({ input, profile })] : []).map(
      ({ path, content }) => ({ path, text: content }),
    ),
  ];
}

async function packaged({ input, profile }: Written): Promise<NewFile[]> {
  const { id, version } = input.settings;
  const files = appFiles(input, profile);
  const archive = await archiveOf(id, files);
  const name = profile.format === 'escu6' ? id : `${id}-${version}`;
  return [
    ...inFolder(id, files),
    { path: `${name}.tar.gz`, text: archive },
    { path: `${id}-latest.tar.gz`, text: archive },
  ];
}

function inFolder(folder: string, files: readonly AppFile[]): NewFile[] {
  return files.map(({ path, content }) => ({ path: `${folder}/${path}`, text: content }));
}
