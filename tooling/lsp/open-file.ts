import type { Source } from '../base/source.ts';
import type { Host } from '../project/host.ts';
import type { CheckedDocument } from '../project/live/check-document.ts';
import type { LiveCheck } from '../project/live/live-check.ts';
import type { ContentState } from '../project/live/open-content.ts';

/** A content file as it is in the editor, and what its check knows about it. */
export interface OpenFile {
  readonly uri: string;
  /** Relative to the content folder, with forward slashes. */
  readonly path: string;
  readonly source: Source;
  /** Undefined if the file cannot be read. */
  readonly checked: CheckedDocument | undefined;
  readonly state: ContentState;
  readonly live: LiveCheck;
  readonly host: Host;
}
