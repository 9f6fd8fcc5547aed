import { addTo } from '../../base/add-to.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { toFile } from '../../base/source.ts';
import type { Collection, Collections, Content } from '../../content/content.ts';
import type { ContentDocument, ContentKind } from '../../content/document.ts';
import { KINDS } from '../../content/folders.ts';
import { checkReferences, type KnownNames } from '../../content/link.ts';
import type { Detection } from '../../content/model.ts';
import { type CompiledSearch, compileSearchText } from '../../detect/compile-search.ts';
import { type LibraryReads, recorded } from '../../detect/recorded-library.ts';
import type { Repository, Searching } from '../../lint/repository.ts';
import type { Rule } from '../../lint/rule.ts';
import { runRules } from '../../lint/run-rules.ts';
import { type FileReads, recordedFiles } from './recorded-files.ts';

/** What the check of one document found, and what it depends on besides the document. */
export interface CheckedDocument {
  readonly document: ContentDocument<unknown>;
  /** Undefined for documents without a search. */
  readonly search: CompiledSearch | undefined;
  readonly reads: LibraryReads;
  readonly files: FileReads;
  /** Problems of the search. */
  readonly problems: readonly Diagnostic[];
  readonly findings: readonly Diagnostic[];
  /** The names of the files that have its findings: its own, and those of searches that it includes. */
  readonly places: ReadonlySet<string>;
}

/** A document, and everything that it is checked against. */
export interface DocumentCheck {
  readonly document: ContentDocument<unknown>;
  /** All content; its searches are not used. */
  readonly repository: Repository;
  /** The rules that look at one file only. */
  readonly rules: readonly Rule[];
}

/** A document with a search. */
export type WithSearch = ContentDocument<{ readonly search: string }>;

const SEARCHED: readonly string[] = ['detection', 'baseline', 'investigation'];

/** Whether documents of a kind have a search. */
export function hasSearch(document: ContentDocument<unknown>): document is WithSearch {
  return SEARCHED.includes(document.kind);
}

/** Compiles the search of a document and runs the rules on it. */
export function checkDocument({ document, repository, rules }: DocumentCheck): CheckedDocument {
  const { library, reads } = recorded(repository.library);
  const { files, reads: fileReads } = recordedFiles(repository.files);
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const search = hasSearch(document)
    ? compileSearchText(document.embedded(['search']), library, report)
    : undefined;
  const findings = runRules(rules, withOnly(document, search, { ...repository, library, files }));
  const places = new Set([...problems, ...findings].map(nameOf));
  return { document, search, reads, files: fileReads, problems, findings, places };
}

/** The name of the file that a finding is in; empty without a location. */
export function nameOf({ span }: Diagnostic): string {
  return span === undefined ? '' : toFile(span).source.name;
}

/** The references of a detection to missing content. */
export function brokenReferences(
  document: ContentDocument<unknown>,
  known: KnownNames,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (document.kind === 'detection')
    checkReferences(document as ContentDocument<Detection>, known, (one) => problems.push(one));
  return problems;
}

/** Findings by the name of the file that they are in. */
export function byPlace(findings: Iterable<Diagnostic>): ReadonlyMap<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const finding of findings) addTo(groups, nameOf(finding), finding);
  return groups;
}

/** The repository as if it had one document; other documents are still found by their names. */
function withOnly(
  document: ContentDocument<unknown>,
  search: CompiledSearch | undefined,
  repository: Repository,
): Repository {
  const searching = (kind: ContentKind) =>
    search !== undefined && document.kind === kind
      ? [{ document, data: document.data, search, at: document.spanAt } as Searching<never>]
      : [];
  return {
    ...repository,
    content: onlyIn(document, repository.content),
    detections: searching('detection'),
    baselines: searching('baseline'),
    investigations: searching('investigation'),
  };
}

function onlyIn(document: ContentDocument<unknown>, content: Content): Content {
  const kinds = KINDS.map((kind) => {
    const collection: Collection<unknown> = content[kind];
    return [kind, { all: kind === document.kind ? [document] : [], byName: collection.byName }];
  });
  return { root: content.root, ...(Object.fromEntries(kinds) as Collections) };
}
