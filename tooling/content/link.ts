import type { Report } from '../base/diagnostic.ts';
import { macroArity, macroName } from '../base/macro-key.ts';
import { nearest } from '../base/nearest.ts';
import type { Content } from './content.ts';
import { dataSourcesIn } from './data-source-names.ts';
import { contentDiagnostic } from './diagnostics.ts';
import type { ContentDocument } from './document.ts';
import { type ExternalNames, isExternal } from './external.ts';
import type { Detection, Macro, Story } from './model.ts';
import { checkReplacements } from './replacements.ts';

/** Where referenced content can be defined. */
export interface LinkOptions {
  /** Tripline's built-in content, whose data sources any content may use. */
  readonly builtIn: Content;
  readonly external: ExternalNames;
  readonly report: Report;
}

/** Reports references to missing content, and duplicate IDs and names. */
export function checkLinks(content: Content, options: LinkOptions): void {
  const { report } = options;
  const known = knownNames(content, options);
  for (const detection of content.detection.all) checkReferences(detection, known, report);
  checkIdentities(content, report);
}

/** The names that a detection can refer to. */
export function knownNames(
  content: Content,
  { builtIn, external }: Pick<LinkOptions, 'builtIn' | 'external'>,
): KnownNames {
  return {
    external,
    nearest: onceEach(),
    stories: new Set(content.story.byName.keys()),
    baselines: new Set(content.baseline.byName.keys()),
    dataSources: new Set([
      ...content.data_source.byName.keys(),
      ...builtIn.data_source.byName.keys(),
    ]),
  };
}

/** Reports duplicate and missing IDs and names, and replacements that lead back to removed content. */
export function checkIdentities(content: Content, report: Report): void {
  checkUniqueIds(content, report);
  checkUniqueNames(content, report);
  for (const macro of content.macro.all) checkArity(macro, report);
  for (const story of content.story.all) checkIdentity(story, report);
  checkReplacements(content, report);
}

/** The oldest stories have neither an ID nor a version. */
function checkIdentity({ data, spanAt }: ContentDocument<Story>, report: Report): void {
  for (const key of ['id', 'version'] as const) {
    if (data[key] !== undefined) continue;
    report(contentDiagnostic('missing-identity', { kind: 'story', key }, spanAt(['name'])));
  }
}

/** The name of a macro may include its number of arguments, as in Splunk's files. */
function checkArity({ data, written, spanAt }: ContentDocument<Macro>, report: Report): void {
  const { name } = written;
  const found = data.arguments?.length ?? 0;
  if (typeof name !== 'string' || name === macroName(name) || macroArity(name) === found) return;
  report(contentDiagnostic('macro-arity', { name, found }, spanAt(['name'])));
}

/** The names that a detection can refer to. */
export interface KnownNames {
  readonly external: ExternalNames;
  /** The nearest name, cached per misspelled name. */
  readonly nearest: (name: string, known: ReadonlySet<string>) => string | undefined;
  readonly stories: ReadonlySet<string>;
  readonly baselines: ReadonlySet<string>;
  readonly dataSources: ReadonlySet<string>;
}

/** Reports references of a detection to missing content. */
export function checkReferences(
  detection: ContentDocument<Detection>,
  { stories, baselines, dataSources, external, nearest: nearestOnce }: KnownNames,
  report: Report,
): void {
  for (const [index, name] of detection.data.tags.analytic_story.entries()) {
    if (stories.has(name) || isExternal(external.stories, name)) continue;
    const span = detection.spanAt(['tags', 'analytic_story', index]);
    const near = nearestOnce(name, stories);
    // Advisories with different numbers are different stories.
    const isSlip = near !== undefined && digitsOf(near) === digitsOf(name);
    const params = { name, nearest: isSlip ? near : undefined };
    report(contentDiagnostic('unknown-story', params, span));
  }
  for (const [index, { baseline }] of (detection.data.tests ?? []).entries()) {
    if (baseline === undefined || baselines.has(baseline.name)) continue;
    const { name } = baseline;
    const span = detection.spanAt(['tests', index, 'baseline', 'name']);
    report(
      contentDiagnostic('unknown-baseline', { name, nearest: nearestOnce(name, baselines) }, span),
    );
  }
  for (const [index, entry] of detection.data.data_source.entries()) {
    for (const { name, start } of dataSourcesIn(entry)) {
      if (dataSources.has(name) || isExternal(external.data_sources, name)) continue;
      const source = detection.embedded(['data_source', index]);
      const span = { source, start, end: start + name.length };
      const params = { name, nearest: nearestOnce(name, dataSources) };
      report(contentDiagnostic('unknown-data-source', params, span));
    }
  }
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function onceEach(): KnownNames['nearest'] {
  const found = new Map<ReadonlySet<string>, Map<string, string | undefined>>();
  return (name, known) => {
    const names = found.get(known) ?? new Map<string, string | undefined>();
    found.set(known, names);
    if (!names.has(name)) names.set(name, nearest(name, known));
    return names.get(name);
  };
}

function checkUniqueIds(content: Content, report: Report): void {
  const firstById = new Map<string, ContentDocument<unknown>>();
  const { detection, story, data_source, baseline, investigation } = content;
  const documents = [
    ...detection.all,
    ...story.all,
    ...data_source.all,
    ...baseline.all,
    ...investigation.all,
  ];
  for (const document of documents) {
    // The placeholder for a missing ID is not an ID.
    if (document.isPartial && !document.data.id?.includes('-', 1)) continue;
    const id = document.data.id?.toLowerCase();
    if (id === undefined) continue;
    const first = firstById.get(id);
    if (first === undefined) {
      firstById.set(id, document);
      continue;
    }
    const related = [{ span: first.spanAt(['id']), message: 'first used here' }];
    report(contentDiagnostic('duplicate-id', { id }, document.spanAt(['id']), { related }));
  }
}

function checkUniqueNames(content: Content, report: Report): void {
  const { root: _, ...kinds } = content;
  for (const documents of Object.values(kinds)) {
    for (const document of documents.all) {
      const { name } = document.data;
      const first = documents.byName.get(name);
      if (first === undefined || first === document) continue;
      const related = [{ span: first.spanAt(['name']), message: 'first used here' }];
      const params = { kind: document.kind.replace('_', ' '), name };
      report(contentDiagnostic('duplicate-name', params, document.spanAt(['name']), { related }));
    }
  }
}
