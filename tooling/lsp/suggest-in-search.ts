import { macroArity, macroName } from '../base/macro-key.ts';
import { commandList } from '../commands/index.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { functionsOf } from '../functions/by-id.ts';
import { usageOf } from '../functions/eval-function.ts';
import { statisticalFunctions } from '../functions/statistical/index.ts';
import { usageOf as usageOfStatistic } from '../functions/statistical-function.ts';
import type { ContentState } from '../project/live/open-content.ts';
import { describeCommand, describeMacro } from './describe.ts';
import { fieldsOfSearch, fieldsOfSources } from './known-fields.ts';
import type { OpenFile } from './open-file.ts';
import type { SearchPlace } from './search-place.ts';
import { isStatistics, optionsOf, type Token } from './search-tokens.ts';

/** Something that could be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind:
    | 'command'
    | 'function'
    | 'macro'
    | 'lookup'
    | 'option'
    | 'field'
    | 'dataset'
    | 'key'
    | 'value'
    | 'reference';
  readonly detail?: string;
  readonly documentation?: string;
  /** The text to insert (default: the label). */
  readonly insert?: string;
  /** The text that is compared with what is written (default: the label). */
  readonly search?: string;
}

/** Suggestions, and the offsets of the text that they replace. */
export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  readonly start: number;
  readonly end: number;
}

/** What could be written at a place of a search. */
export function suggestionsInSearch(
  file: OpenFile,
  place: SearchPlace,
  offset: number,
): Suggestions {
  const { tokens } = place;
  const text = place.source.text.slice(0, place.offset);
  const last = tokens.findLast(({ start }) => start < place.offset);
  if (last !== undefined && last.kind === 'macro' && isInside(last, place))
    return replacing(macros(file.state), place.offset - last.start - 1, offset);
  if (last !== undefined && ['comment', 'string'].includes(last.kind) && isInside(last, place))
    return replacing([], 0, offset);
  const [, model] = /datamodel\s*[=:]\s*"?([\w.]*)$/.exec(text) ?? [];
  if (model !== undefined) return replacing(datasets(file.state), model.length, offset);
  const [word = ''] = /[\w.{}@-]*$/.exec(text) ?? [];
  const before = tokens.findLast(({ end }) => end <= place.offset - word.length);
  return replacing(wordsAt(before, file, place), word.length, offset);
}

/** The text behind the cursor stays: it may belong to what follows. */
function replacing(
  suggestions: readonly Suggestion[],
  length: number,
  offset: number,
): Suggestions {
  return { suggestions, start: offset - Math.max(0, length), end: offset };
}

function isInside({ text, end, kind }: Token, { offset }: SearchPlace): boolean {
  if (offset < end) return true;
  const isOpen =
    kind === 'comment' ? !/```[\s\S]*```$/.test(text) : !/^(["'`])[\s\S]*\1$/.test(text);
  return isOpen && offset === end;
}

function wordsAt(
  before: Token | undefined,
  file: OpenFile,
  place: SearchPlace,
): readonly Suggestion[] {
  const { state } = file;
  if (before === undefined || before.kind === 'pipe' || before.text === '[')
    return place.kind === 'expression' ? expressionWords(file, place) : commandWords();
  const { command } = before;
  if (/lookup$/.test(command)) return lookupWords(before, state, place);
  const options = optionsOf(command).map(
    (name): Suggestion => ({ label: `${name}=`, kind: 'option', detail: command }),
  );
  if (/^(?:where|eval|fieldformat)$/.test(command)) return expressionWords(file, place);
  if (!isStatistics(command)) return [...options, ...fields(file)];
  const inner = before.text === '(' ? expressionWords(file, place) : fields(file);
  return [...options, ...statisticWords(), ...inner];
}

function commandWords(): readonly Suggestion[] {
  const runs = commandList.filter(({ unsupported }) => unsupported === undefined);
  const others = commandList.filter(({ unsupported }) => unsupported !== undefined);
  return [...runs, ...others].map(({ name, summary, unsupported }) => ({
    label: name,
    kind: 'command',
    detail: unsupported === undefined ? summary : `does not run offline: ${unsupported}`,
    documentation: describeCommand(name) ?? '',
  }));
}

function statisticWords(): readonly Suggestion[] {
  return [...statisticalFunctions].map(([label, definition]) => ({
    label,
    kind: 'function',
    detail: usageOfStatistic(definition),
    documentation: definition.summary,
  }));
}

function expressionWords(file: OpenFile, { dialect }: SearchPlace): readonly Suggestion[] {
  const functions = [...functionsOf(dialect).values()].map(
    (definition): Suggestion => ({
      label: definition.name,
      kind: 'function',
      detail: usageOf(definition),
      documentation: definition.summary,
    }),
  );
  return [...fields(file), ...functions];
}

/** The fields of the detection's data sources, of its datasets, and those that its commands set. */
function fields({ checked, state }: OpenFile): readonly Suggestion[] {
  const document = checked?.document;
  const isDetection = document?.kind === 'detection';
  const entries = isDetection ? (document as ContentDocument<Detection>).data.data_source : [];
  const details = new Map<string, string>();
  for (const name of fieldsOfSearch(checked?.search, state)) details.set(name, 'field');
  for (const { field, dataSource } of fieldsOfSources(entries, state))
    details.set(field, dataSource);
  return [...details].map(([label, detail]) => ({ label, kind: 'field', detail }));
}

function macros(state: ContentState): readonly Suggestion[] {
  const { library, content } = state;
  const isOther = (key: string) => !content.macro.byName.has(key) && key.endsWith('_filter');
  // The filter macros of built-in detections are of no use elsewhere.
  const keys = new Set([...library.macros.names()].filter((key) => !isOther(key)));
  return [...keys].map((key) => {
    const name = macroName(key);
    const definition = content.macro.byName.get(key)?.data;
    const parameters = (definition?.arguments ?? []).join(', ');
    const isCalled = macroArity(key) > 0;
    return {
      label: isCalled ? `${name}(${parameters})` : name,
      kind: 'macro',
      detail: definition?.description ?? 'built-in macro',
      documentation: isCalled ? '' : (describeMacro(`\`${name}\``, state) ?? ''),
      search: name,
    };
  });
}

/** Names of lookups first, then the columns of the one that was named. */
function lookupWords(
  before: Token,
  state: ContentState,
  { tokens }: SearchPlace,
): readonly Suggestion[] {
  const { library } = state;
  const from = tokens.findLastIndex(({ kind, end }) => kind === 'command' && end <= before.end);
  const named = tokens
    .slice(from + 1, tokens.indexOf(before) + 1)
    .find(({ kind, text }) => kind === 'field' && library.lookup(text) !== undefined);
  if (named === undefined)
    return [...library.lookupNames()].map((label) => ({
      label,
      kind: 'lookup',
      detail: state.content.lookup.byName.get(label)?.data.description ?? 'lookup',
    }));
  const columns = library.lookup(named.text)?.columns ?? [];
  const keywords = ['OUTPUT', 'OUTPUTNEW', 'AS'];
  return [
    ...columns.map((label): Suggestion => ({ label, kind: 'field', detail: named.text })),
    ...keywords.map((label): Suggestion => ({ label, kind: 'option' })),
  ];
}

function datasets({ library: { dataModels } }: ContentState): readonly Suggestion[] {
  return [...dataModels.modelNames()].flatMap((model): Suggestion[] => [
    { label: model, kind: 'dataset', detail: 'data model' },
    ...[...dataModels.datasetNames(model)].map(
      (dataset): Suggestion => ({
        label: `${model}.${dataset}`,
        kind: 'dataset',
        detail: 'dataset',
      }),
    ),
  ]);
}
