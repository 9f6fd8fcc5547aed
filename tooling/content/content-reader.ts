import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import type { ContentDocument, SchemaKind, SchemaKinds } from './document.ts';
import type { ContentFile } from './files.ts';
import type { Validate } from './schema.ts';

/** How a file is checked while it is read. */
export interface ReadOptions {
  readonly validate: Validate;
  readonly report: Report;
}

/** Reads the files of one content folder. One that remembers them makes a second reading cheap. */
export interface ContentReader {
  /** The YAML files below a folder of the content folder, in order of their paths. */
  filesIn(folder: string, report: Report): Iterable<ContentFile>;
  /** A text file of the folder that may not exist. */
  text(path: string, report: Report): Source | undefined;
  /** The document of a file in the native form; undefined, and reported, if it is not valid. */
  document<Kind extends SchemaKind>(
    file: ContentFile,
    kind: Kind,
    options: ReadOptions,
  ): ContentDocument<SchemaKinds[Kind]> | undefined;
}
