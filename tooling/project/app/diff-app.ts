import { confFiles } from '../../render/app/app-files.ts';
import { type StanzaChange, stanzaChanges } from '../../render/app/conf/compare.ts';
import { parseConf } from '../../render/app/conf/parse.ts';
import type { ConfFile } from '../../render/app/conf/stanza.ts';
import { type Base, withBase } from '../base/open-base.ts';
import { buildSettings } from './app-settings.ts';
import { type AppBuild, type BuildRequest, prepareApp } from './build-app.ts';

/** How the app differs from that of a base revision. */
export function diffApp(
  app: AppBuild,
  { ref, ...request }: BuildRequest & { readonly ref: string },
): Promise<readonly StanzaChange[]> {
  const { workspace: head, workspaces } = request;
  return withBase(head, { ref, workspaces }, (base) => diffWithBase(app, base, request));
}

/** How the app differs from that of an open base. Content of the base that cannot be built counts as missing. */
export function diffWithBase(
  app: AppBuild,
  base: Base,
  request: Omit<BuildRequest, 'workspace' | 'skipInvalid'>,
): readonly StanzaChange[] {
  const old: BuildRequest = { ...request, workspace: base.workspace, skipInvalid: true };
  writeTemplate(base, old);
  return stanzaChanges(allConfs(prepareApp(old)), allConfs(app)).filter(
    (change) => !isBuildNumber(change),
  );
}

/** Writes the files of the base that only a build reads: the template and the table of techniques. */
function writeTemplate(base: Base, { workspace, workspaces, profile }: BuildRequest): void {
  const { validate } = workspaces;
  const report = () => undefined;
  const { template, attack } = buildSettings({ workspace, validate, profile, report });
  base.write(
    [...base.tree.files.keys()].filter(
      (path) => path.startsWith(`${template}/`) || path === attack?.path,
    ),
  );
}

/** The .conf files that the build makes, and those of the template. */
function allConfs({ input, profile }: AppBuild): readonly ConfFile[] {
  const generated = confFiles(input, profile);
  const paths = new Set(generated.map(({ path }) => path));
  const copied = [...input.template].filter(
    ([path]) => /^(?:default|metadata)\/[^/]*\.(?:conf|meta)$/.test(path) && !paths.has(path),
  );
  return [
    ...generated,
    ...copied.map(([path, bytes]) => ({
      path,
      pieces: [parseConf(Buffer.from(bytes).toString()).stanzas],
    })),
  ];
}

/** The number of the build changes with the newest date of the content. */
function isBuildNumber({ file, stanza, keys }: StanzaChange): boolean {
  return file === 'default/app.conf' && stanza === 'install' && keys.join() === 'build';
}
