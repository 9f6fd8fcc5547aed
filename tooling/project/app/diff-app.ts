import { confFiles } from '../../render/app/app-files.ts';
import { type StanzaChange, stanzaChanges } from '../../render/app/conf/compare.ts';
import { withBase } from '../base/open-base.ts';
import { type AppBuild, type BuildRequest, prepareApp } from './build-app.ts';

/** How the app differs from that of a base revision. Content of the base that cannot be built counts as missing. */
export function diffApp(
  app: AppBuild,
  { ref, ...request }: BuildRequest & { readonly ref: string },
): Promise<readonly StanzaChange[]> {
  const { workspace: head, workspaces } = request;
  return withBase(head, { ref, workspaces }, ({ workspace }) => {
    const base = prepareApp({ ...request, workspace, skipInvalid: true });
    const files = ({ input, profile }: AppBuild) => confFiles(input, profile);
    return stanzaChanges(files(base), files(app)).filter((change) => !isBuildNumber(change));
  });
}

/** The number of the build changes with the newest date of the content. */
function isBuildNumber({ file, stanza, keys }: StanzaChange): boolean {
  return file === 'default/app.conf' && stanza === 'install' && keys.join() === 'build';
}
