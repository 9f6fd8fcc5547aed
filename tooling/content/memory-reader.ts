import { byCodeUnit } from '../base/order.ts';
import type { ContentReader } from './content-reader.ts';
import { contentAmong, writtenText } from './files.ts';
import { readDocument } from './load.ts';

/** The root of content in memory: its files are shown by their paths. */
export const MEMORY_ROOT = '.';

/** Reads content from texts by path, with the checks that files on disk get. */
export function memoryReader(texts: ReadonlyMap<string, string>): ContentReader {
  const root = MEMORY_ROOT;
  const text: ContentReader['text'] = (path, report) => {
    const found = texts.get(path);
    return found === undefined ? undefined : writtenText(root, { path, text: found }, report);
  };
  return {
    text,
    document: readDocument,
    filesIn(folder, report) {
      const paths = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`));
      const read = (path: string) => text(path, report);
      return contentAmong(paths.sort(byCodeUnit), { root, read, report });
    },
    // Nobody misspells the folders of a text.
    reportNotRead: () => undefined,
  };
}
