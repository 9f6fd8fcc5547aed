import type { AppFile, AppInput } from './app-input.ts';
import type { AppLookup } from './lookups.ts';
import type { AppProfile } from './profile.ts';

/** The files of lookups, under their names in the app. A missing file is reported before the build. */
export function lookupFiles(
  lookups: readonly AppLookup[],
  { input, profile }: { readonly input: AppInput; readonly profile: AppProfile },
): AppFile[] {
  if (!profile.datedLookups) return allFiles(input);
  return lookups.flatMap(({ file, source }) => {
    const content = source === undefined ? undefined : input.lookupFiles.get(source);
    if (file === undefined || content === undefined) return [];
    return [{ path: `lookups/${file}`, content: withoutReturns(content) }];
  });
}

/** Every table in the folder, whether a lookup names it or not. */
function allFiles({ lookupFiles: files }: AppInput): AppFile[] {
  return [...files].map(([path, content]) => ({ path, content }));
}

/** Line ends are those of Splunk's tools: LF. */
function withoutReturns(content: Uint8Array): Uint8Array {
  return content.includes(13)
    ? Buffer.from(Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    : content;
}
