import type { ContentDocument } from '../content/document.ts';
import type { Detection as DetectionData } from '../content/model.ts';
import { oneDetection } from '../project/explain/one-detection.ts';
import type { Host } from '../project/host.ts';
import { type Workspace, Workspaces } from '../project/workspace.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostic.ts';
import { nodeHost } from './node-host.ts';

/** Opens a content folder: reads, validates and links all of its files. Throws a TriplineError if there is no folder. */
export function openContent(folder: string): Content {
  const host = nodeHost();
  return new Content(new Workspaces(host).open(folder), host);
}

/** An open content folder, as its files were when it was opened. */
export class Content {
  /** Its detections, in the order of their paths. */
  readonly detections: readonly Detection[];
  /** @internal */
  readonly workspace: Workspace;
  /** @internal */
  readonly host: Host;

  /** @internal */
  constructor(workspace: Workspace, host: Host) {
    this.workspace = workspace;
    this.host = host;
    this.detections = workspace.content.detection.all.map((document) => new Detection(document));
  }

  /** The path of the folder, as given. */
  get root(): string {
    return this.workspace.content.root;
  }

  /** Problems of files that were read and searches that were compiled until now. `check` finds all of them. */
  get diagnostics(): readonly Diagnostic[] {
    return diagnosticsOf(this.workspace.diagnostics);
  }

  /** The detection in a file, or with an ID. Throws a TriplineError if there is not exactly one. */
  detection(pathOrId: string): Detection {
    return new Detection(oneDetection(this.workspace, pathOrId));
  }
}

/** A detection of a content folder. */
export class Detection {
  /** @internal */
  readonly document: ContentDocument<DetectionData>;

  /** @internal */
  constructor(document: ContentDocument<DetectionData>) {
    this.document = document;
  }

  get id(): string {
    return this.document.data.id;
  }

  get name(): string {
    return this.document.data.name;
  }

  /** The path of its file in the content folder. */
  get path(): string {
    return this.document.path;
  }

  /** Its search as written. */
  get search(): string {
    return this.document.data.search;
  }
}
