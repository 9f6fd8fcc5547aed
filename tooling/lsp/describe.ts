import type { AttackTable } from '../attack/attack-table.ts';
import { shortened } from '../base/shortened.ts';
import { commands } from '../commands/index.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { type Dialect, functionsOf } from '../functions/by-id.ts';
import { usageOf } from '../functions/eval-function.ts';
import { findStatisticalFunction } from '../functions/statistical/index.ts';
import { usageOf as usageOfStatistic } from '../functions/statistical-function.ts';
import type { ContentState } from '../project/live/open-content.ts';
import { macroCallAt, macroOfCall, macroText } from '../spl/macros.ts';
import { fieldsOfSources } from './known-fields.ts';

/** Markdown about a command: its usage, what it does, and examples; undefined for an unknown one. */
export function describeCommand(name: string): string | undefined {
  const command = commands.get(name);
  if (command === undefined) return undefined;
  const { usage, summary, examples, unsupported } = command;
  return paragraphs(
    code(usage),
    summary,
    unsupported === undefined ? '' : `Does not run offline: ${unsupported}.`,
    ...examples.slice(0, 2).map(({ title, search }) => `${title}:\n${code(search)}`),
  );
}

/** Markdown about an eval or statistical function; undefined for an unknown one. */
export function describeFunction(name: string, dialect: Dialect): string | undefined {
  const lower = name.toLowerCase();
  return describeEval(lower, dialect) ?? describeStatistic(lower);
}

function describeEval(name: string, dialect: Dialect): string | undefined {
  const definition = functionsOf(dialect).get(name);
  if (definition === undefined) return undefined;
  const { summary, examples, returns } = definition;
  return paragraphs(
    code(usageOf(definition)),
    summary,
    returns === 'any' ? '' : `Returns: ${returns}.`,
    ...examples.slice(0, 3).map(([call, result]) => `\`${call}\` → \`${result}\``),
  );
}

/** Markdown about a statistical function; undefined for an unknown one. */
export function describeStatistic(name: string): string | undefined {
  const found = findStatisticalFunction(name)?.definition;
  return found && paragraphs(code(usageOfStatistic(found)), found.summary);
}

/** Markdown about a macro call: its definition with its arguments; undefined for an unknown one. */
export function describeMacro(
  call: string,
  { library, content }: ContentState,
): string | undefined {
  const written = macroCallAt(call, 0);
  const found = written && macroOfCall(written, library.macros);
  if (written === undefined || found === undefined) return undefined;
  const description = content.macro.byName.get(found.key)?.data.description ?? '';
  return paragraphs(description, code(shortened(macroText(found.macro, written), LONGEST)));
}

const LONGEST = 2_000;

/** Markdown about a lookup and its columns; undefined for an unknown one. */
export function describeLookup(
  name: string,
  { library, content }: ContentState,
): string | undefined {
  const data = content.lookup.byName.get(name)?.data;
  const columns = library.lookup(name)?.columns;
  if (data === undefined && columns === undefined) return undefined;
  const list = (columns ?? []).map((column) => `\`${column}\``).join(', ');
  return paragraphs(`Lookup \`${name}\``, data?.description ?? '', list && `Columns: ${list}.`);
}

/** Markdown about a story; undefined for an unknown one. */
export function describeStory(name: string, { content }: ContentState): string | undefined {
  const data = content.story.byName.get(name)?.data;
  if (data === undefined) return undefined;
  const uses = content.detection.all.filter(({ data: { tags } }) =>
    tags.analytic_story.includes(name),
  );
  return paragraphs(`**${name}**`, data.description, `Detections: ${uses.length}.`);
}

/** Markdown about a data source; undefined for an unknown one. */
export function describeDataSource(name: string, state: ContentState): string | undefined {
  const { content, repository } = state;
  const data = (
    content.data_source.byName.get(name) ?? repository.builtIn.data_source.byName.get(name)
  )?.data;
  if (data === undefined) return undefined;
  const { source, sourcetype, description } = data;
  const origin = [
    source === undefined ? '' : `source \`${source}\``,
    sourcetype === undefined ? '' : `sourcetype \`${sourcetype}\``,
  ].filter((text) => text !== '');
  return paragraphs(`**${name}**`, description ?? '', origin.join(', '));
}

/** Markdown about an ATT&CK ID; undefined for an unknown one. */
export function describeTechnique(
  id: string,
  { techniques, retired, version }: AttackTable,
): string | undefined {
  const technique = techniques.get(id);
  if (technique !== undefined)
    return paragraphs(
      `**${id} ${technique.name}**`,
      `Tactics: ${technique.tactics.join(', ')}.`,
      `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
    );
  const old = retired.get(id);
  if (old === undefined) return undefined;
  const by = old.replacement === undefined ? '' : `, replaced by ${old.replacement}`;
  return paragraphs(`**${id} ${old.name}**`, `${old.status} in ATT&CK ${version}${by}`);
}

/** Markdown about a field: the data sources and data models that fill it; undefined if none does. */
export function describeField(
  name: string,
  detection: ContentDocument<Detection> | undefined,
  state: ContentState,
): string | undefined {
  const known = fieldsOfSources(detection?.data.data_source ?? [], state).filter(
    ({ field }) => field === name,
  );
  const lines = known.map(({ dataSource, expression }) =>
    expression === undefined ? `- ${dataSource}` : `- ${dataSource}: \`${expression}\``,
  );
  const bare = name.slice(name.lastIndexOf('.') + 1);
  const models = modelsWith(name, state).map((model) => `- data model ${model}`);
  if (lines.length + models.length === 0) return undefined;
  return paragraphs(`Field \`${bare === '' ? name : name}\``, [...lines, ...models].join('\n'));
}

/** The datasets with a field, by its name with the prefix of its dataset. */
function modelsWith(field: string, { library: { dataModels } }: ContentState): readonly string[] {
  if (!field.includes('.')) return [];
  return [...dataModels.modelNames()].flatMap((model) =>
    [...dataModels.datasetNames(model)]
      .filter((dataset) => dataModels.fieldsOf(model, dataset)?.has(field) === true)
      .map((dataset) => `${model}.${dataset}`),
  );
}

/** A block of code in Markdown, which no text can end. */
function code(text: string): string {
  return `\`\`\`spl\n${text.replaceAll('```', '`` `')}\n\`\`\``;
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
