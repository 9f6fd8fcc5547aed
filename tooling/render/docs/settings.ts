import { isMap, isScalar, type Node } from 'yaml';
import type { Report } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import type { Source, SourceSpan } from '../../base/source.ts';
import { docsDiagnostic } from './diagnostics.ts';

/** One setting of a configuration file, with its location. */
export interface Setting {
  readonly key: string;
  readonly node: unknown;
  readonly span: SourceSpan;
}

interface SettingsOptions {
  readonly source: Source;
  readonly report: Report;
  /** The name of the mapping, for messages. */
  readonly parent: string;
  /** The allowed keys; undefined allows any, for files that are shared with other tools. */
  readonly known: readonly string[] | undefined;
}

/** The settings of a mapping by key; unknown keys are reported. Empty for a missing mapping. */
export function settingsIn(node: unknown, options: SettingsOptions): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  if (node === null || node === undefined || (isScalar(node) && node.value === null))
    return settings;
  const { source, report, parent } = options;
  if (!isMap(node)) {
    const params = { key: parent, expected: 'a mapping' };
    report(docsDiagnostic('wrong-value', params, spanOf(node, source)));
    return settings;
  }
  for (const { key: keyNode, value } of node.items) {
    const key = isScalar(keyNode) ? String(keyNode.value) : String(keyNode);
    checkKey(key, spanOf(keyNode, source), options);
    settings.set(key, { key, node: value, span: spanOf(value ?? keyNode, source) });
  }
  return settings;
}

function checkKey(key: string, span: SourceSpan, { known, parent, report }: SettingsOptions): void {
  if (known === undefined || known.includes(key)) return;
  report(docsDiagnostic('unknown-key', { key, parent, nearest: nearest(key, known) }, span));
}

function spanOf(node: unknown, source: Source): SourceSpan {
  const [start, end] = (node as Node | null)?.range ?? [0, Math.min(1, source.text.length)];
  return { source, start, end };
}

/** A string setting. */
export function textIn(setting: Setting | undefined, report: Report): string | undefined {
  if (setting === undefined) return undefined;
  if (isScalar(setting.node) && typeof setting.node.value === 'string') return setting.node.value;
  report(docsDiagnostic('wrong-value', { key: setting.key, expected: 'a text' }, setting.span));
  return undefined;
}

/** A setting with a fixed list of values. */
export function choiceIn<Choice extends string>(
  setting: Setting | undefined,
  { choices, report }: { readonly choices: readonly Choice[]; readonly report: Report },
): Choice | undefined {
  const text = textIn(setting, report);
  if (setting === undefined || text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  const expected = `one of ${choices.join(', ')}`;
  const params = { key: setting.key, expected, nearest: nearest(text, choices) };
  report(docsDiagnostic('wrong-value', params, setting.span));
  return undefined;
}

/** A URL setting; a trailing slash is ignored. */
export function addressIn(setting: Setting | undefined, report: Report): string | undefined {
  const text = textIn(setting, report);
  if (setting === undefined || text === undefined) return undefined;
  if (/^https?:\/\/[^\s()<>"']+$/.test(text)) return text.replace(/\/+$/, '').replace(/\.git$/, '');
  const params = { key: setting.key, expected: 'a URL that starts with https://' };
  report(docsDiagnostic('wrong-value', params, setting.span));
  return undefined;
}
