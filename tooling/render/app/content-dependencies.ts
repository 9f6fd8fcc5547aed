import { macroName } from '../../base/macro-key.ts';
import { sortedBy } from '../../base/order.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Baseline, Deployment, Detection } from '../../content/model.ts';
import { macrosIn } from './api/references-in.ts';
import type { AppFile, AppInput } from './app-input.ts';
import { generatedTables } from './generated-tables.ts';
import { appLookups, isCollection } from './lookups.ts';
import type { AppProfile } from './profile.ts';

/** A piece of content, and what it needs. */
interface Row {
  readonly name: string;
  readonly kind: string;
  readonly needs: Iterable<string>;
}

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** A table of all content in an app of ESCU 6 with what each piece needs, also through macros and baselines. */
export function contentDependencies(context: Context): AppFile {
  const rows = sortedBy(rowsOf(context), ({ kind, name }) => `${kind}\0${name}`);
  const lines = rows.map(({ name, kind, needs }) => {
    const listed = sortedBy(needs, (need) => need).join(', ');
    return `| ${cell(name)} | ${kind} | ${cell(listed)} |`;
  });
  const head = ['| Content Name | Content Type | Dependencies |', '| --- | --- | --- |'];
  const content = `${[...head, ...lines].join('\n')}\n`;
  return { path: 'verbose_content_dependencies.md', content };
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

function rowsOf(context: Context): Row[] {
  const { content } = context.input;
  const needs = new Needs(context);
  const none: ReadonlySet<string> = new Set();
  const named = (kind: string, documents: readonly ContentDocument<{ name: string }>[]) =>
    documents.map(({ data: { name } }): Row => ({ name, kind, needs: none }));
  return [
    ...content.baseline.all.map(({ data }) => ({
      name: data.name,
      kind: 'Baseline',
      needs: needs.ofBaseline(data),
    })),
    ...content.detection.all.map(({ data }) => ({
      name: data.name,
      kind: 'EventBasedDetection',
      needs: needs.ofDetection(data),
    })),
    ...content.macro.all.map(({ data }) => ({
      name: macroName(data.name),
      kind: MACRO,
      needs: needs.ofSearch(data.definition),
    })),
    ...needs.lookups.map(([name, kind]): Row => ({ name, kind, needs: none })),
    ...named('Dashboard', content.dashboard.all),
    ...named('DataSource', content.data_source.all),
    ...named('Story', content.story.all),
  ];
}

const MACRO = 'FilebackedMacro';

/** Finds what searches need. */
class Needs {
  readonly lookups: readonly (readonly [name: string, kind: string])[];
  private readonly content: Content;
  private readonly kindOfLookup: ReadonlyMap<string, string>;
  private readonly definitions: ReadonlyMap<string, string>;

  constructor({ input, profile }: Context) {
    this.content = input.content;
    this.lookups = [
      ...appLookups(input.content.lookup.all, profile).map(
        ({ data }) => [data.name, isCollection(data) ? 'KVStoreLookup' : 'CSVLookup'] as const,
      ),
      ...generatedTables({ input, profile }).map(({ name }) => [name, 'CSVLookup'] as const),
    ];
    this.kindOfLookup = new Map(this.lookups);
    this.definitions = new Map(
      input.content.macro.all.map(({ data }) => [macroName(data.name), data.definition]),
    );
  }

  /** The reference lists macros of the search and those of its baselines each, the same one twice. */
  ofDetection(data: Detection): readonly string[] {
    const { search, data_source, tags, baselines = [] } = data;
    const known = baselines.flatMap((name) => this.content.baseline.byName.get(name) ?? []);
    const ofBaselines = new Set(
      known.flatMap(({ data: baseline }) => [...this.ofBaseline(baseline)]),
    );
    const own = new Set([
      ...this.ofSearch(search),
      ...data_source
        .flatMap((names) => names.split(' AND '))
        .map((name) => `[DataSource] - ${name.trim()}`),
      ...tags.analytic_story.map((name) => `[Story] - ${name}`),
      ...scheduleOf(data.deployment, 'Default EventBasedDetection'),
      ...known.map(({ data: { name } }) => `[Baseline] - ${name}`),
    ]);
    const more = [...ofBaselines].filter((need) => need.startsWith(`[${MACRO}]`) || !own.has(need));
    return [...own, ...more];
  }

  ofBaseline({ search, deployment }: Baseline): ReadonlySet<string> {
    return new Set([...this.ofSearch(search), ...scheduleOf(deployment, 'Default Baseline')]);
  }

  /** The macros and lookups of a search, and of the definitions of its macros. */
  ofSearch(search: string): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [search];
    for (let text = open.pop(); text !== undefined; text = open.pop()) {
      for (const name of lookupsIn(text)) {
        const kind = this.kindOfLookup.get(name);
        if (kind !== undefined) found.add(`[${kind}] - ${name}`);
      }
      for (const name of macrosIn(text, { format: 'escu6', filter: '' })) {
        const definition = this.definitions.get(name);
        const need = `[${MACRO}] - ${name}`;
        if (definition === undefined || found.has(need)) continue;
        found.add(need);
        open.push(definition);
      }
    }
    return found;
  }
}

function scheduleOf(
  deployment: Partial<Pick<Deployment, 'scheduling' | 'name'>> | undefined,
  fallback: string,
): readonly string[] {
  if (deployment?.scheduling !== undefined) return [];
  return [`[FilebackedSchedule] - ${deployment?.name ?? fallback}`];
}

/** The reference tool does not see a lookup with which the definition of a macro starts. */
const LOOKUP = /[\s|[](?:input|output)?lookup\s+(?:\w+\s*=\s*\S+\s+)*([\w.-]+)/g;

function lookupsIn(search: string): readonly string[] {
  return [...search.matchAll(LOOKUP)].map(([, name = '']) => name);
}
