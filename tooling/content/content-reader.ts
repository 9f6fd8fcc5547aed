import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import type { ContentDocument, SchemaKind, SchemaKinds } from './document.ts';
import type { ContentFile } from './files.ts';
import type { ReadNames } from './not-read.ts';
import type { Validate } from './schema.ts';

/** How a file is checked while it is read. */
export interface ReadOptions {
  readonly validate: Validate;
  readonly report: Report;
}

/** Reads text files of one content folder. */
export interface TextReader {
  /** A text file of the folder that may not exist. */
  text(path: string, report: Report): Source | undefined;
}

/** Reads the files of one content folder: from disk, from memory, or as an editor has them. */
export interface ContentReader extends TextReader {
  /** The YAML files below a folder of the content folder, in order of their paths. */
  filesIn(folder: string, report: Report): Iterable<ContentFile>;
  /** Reports files and folders whose names are almost those of content. */
  reportNotRead(names: ReadNames, report: Report): void;
  /** The document of a file in the native form; undefined, and reported, if it is not valid. */
  document<Kind extends SchemaKind>(
    file: ContentFile,
    kind: Kind,
    options: ReadOptions,
  ): ContentDocument<SchemaKinds[Kind]> | undefined;
}
