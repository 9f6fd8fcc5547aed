import { posix } from 'node:path';
import type { ContentDocument } from '../../content/document.ts';
import type { AppSettings } from './app-input.ts';

/** The address of the page of a detection; undefined without a site. */
export function pageAddress(
  { path, data }: ContentDocument<{ readonly id: string }>,
  { site }: AppSettings,
): string | undefined {
  return site && `${site}/${posix.basename(posix.dirname(path))}/${data.id.toLowerCase()}`;
}

/** The address of the page of a story; undefined without a site. */
export function storyAddress(name: string, { site }: AppSettings): string | undefined {
  return site && `${site}/stories/${name.toLowerCase().replaceAll(' ', '_')}`;
}
