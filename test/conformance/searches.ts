import { join } from 'node:path';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { isRecord } from '../../tooling/base/record.ts';
import { fileSource, type Source } from '../../tooling/base/source.ts';
import { commands } from '../../tooling/commands/index.ts';
import { embeddedSource } from '../../tooling/content/embedded.ts';
import { yamlFiles } from '../../tooling/content/files.ts';
import { loadContent } from '../../tooling/content/load.ts';
import { readYaml } from '../../tooling/content/read-yaml.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';
import { Workspace } from '../../tooling/project/workspace.ts';
import type { Pipeline } from '../../tooling/spl/ast.ts';
import { expandMacros } from '../../tooling/spl/macros.ts';
import { parseSearch } from '../../tooling/spl/parser.ts';
import { isSpl2 } from '../../tooling/spl2/is-spl2.ts';

export const SNAPSHOTS = ['2022-10', '2024-10'] as const;

/** A search of public content, whatever folder it stands in. */
export interface PublicSearch {
  readonly path: string;
  readonly source: Source;
}

const ignore = (): void => undefined;
const validate = createValidator(readSchemas('.'));

/** A snapshot, opened with Tripline's own sources, models and macros. */
export function openSnapshot(corpus: string, snapshot: string): Workspace {
  const kinds = ['macro', 'data_source', 'data_model'] as const;
  const builtIn = loadContent('.', { validate, report: ignore, kinds });
  return new Workspace(join(corpus, 'security_content', snapshot), { validate, builtIn });
}

let own: Workspace | undefined;

/** Tripline's own content and nothing else, opened once. */
export function ownWorkspace(): Workspace {
  own ??= new Workspace('.', { validate, builtIn: undefined });
  return own;
}

/** The SPL searches below some folders of a snapshot, read as they are. */
export function* splSearches(root: string, folders: readonly string[]): Iterable<PublicSearch> {
  for (const { path, source } of allSearches(root, folders)) {
    if (!isSpl2(source.text)) yield { path, source };
  }
}

function* allSearches(root: string, folders: readonly string[]): Iterable<PublicSearch> {
  for (const folder of folders) {
    for (const { path, source: file } of yamlFiles(root, folder, ignore)) {
      const yaml = readYaml(file, ignore);
      const text = isRecord(yaml?.data) ? yaml.data['search'] : undefined;
      if (yaml === undefined || typeof text !== 'string') continue;
      const { source, places } = yaml;
      const embedded = { text, file: source, place: () => places.at(['search']) };
      yield { path, source: embeddedSource(path, embedded) };
    }
  }
}

export interface ParsedSearch {
  readonly pipeline: Pipeline;
  readonly errors: readonly Diagnostic[];
}

export function parseText(text: string): ParsedSearch {
  return parseSource(fileSource('search', text));
}

/** Macros expanded with a workspace's library, then parsed. */
export function parseExpanded(source: Source, workspace: Workspace): ParsedSearch {
  const errors: Diagnostic[] = [];
  const report = collect(errors);
  const expanded = expandMacros(source, workspace.library.macros, report);
  const pipeline = parseSearch(expanded.source, { commands, broken: expanded.broken, report });
  return { pipeline, errors };
}

function parseSource(source: Source): ParsedSearch {
  const errors: Diagnostic[] = [];
  return { pipeline: parseSearch(source, { commands, report: collect(errors) }), errors };
}

function collect(errors: Diagnostic[]) {
  return (diagnostic: Diagnostic): void => {
    if (diagnostic.severity === 'error') errors.push(diagnostic);
  };
}
