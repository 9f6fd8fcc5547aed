import { byCodeUnit } from '../../base/order.ts';
import { isRecord } from '../../base/record.ts';
import { CONFIGURATION_FILE } from '../../content/root-files.ts';
import { type Baseline, type BaselineEntry, entriesOf } from '../../lint/baseline.ts';
import type { Base } from '../base/open-base.ts';
import { baselineIn, baselineName } from '../check/baseline-file.ts';
import type { Workspace } from '../workspace.ts';

/** What changed in how findings are judged: settings, and accepted findings. */
export interface SettingsDiff {
  readonly settings: readonly SettingChange[];
  readonly accepted: readonly AcceptedChange[];
}

/** A setting of tripline.yml; null on a side that does not have it. */
export interface SettingChange {
  readonly file: string;
  readonly setting: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Findings with a code in a file that a baseline accepts on one side only. */
export interface AcceptedChange {
  /** The baseline file. */
  readonly file: string;
  readonly path: string;
  readonly code: string;
  readonly added: number;
  readonly removed: number;
}

/** Changes of settings and of accepted findings. */
export function diffSettings(head: Workspace, base: Base): SettingsDiff {
  const before = settingsIn(base.workspace);
  const after = settingsIn(head);
  base.write([baselineName(base.workspace.configuration)]);
  return { settings: changesOf(before, after), accepted: acceptedChanges(head, base.workspace) };
}

/** The settings of a folder as lines: a list has one value per item. */
type Settings = ReadonlyMap<string, readonly string[]>;

function settingsIn({ configuration }: Workspace): Settings {
  const settings = new Map<string, string[]>();
  const collect = (name: string, value: unknown): void => {
    if (isRecord(value))
      for (const [key, part] of Object.entries(value))
        collect(name === '' ? key : `${name}.${key}`, part);
    else if (Array.isArray(value) && value.some(isRecord))
      for (const [index, part] of value.entries()) collect(`${name}.${index}`, part);
    else settings.set(name, [value].flat().map(textOf));
  };
  collect('', configuration?.written ?? {});
  return settings;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function changesOf(before: Settings, after: Settings): SettingChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit);
  return names.flatMap((setting) => {
    const lost = without(before.get(setting) ?? [], after.get(setting) ?? []);
    const gained = without(after.get(setting) ?? [], before.get(setting) ?? []);
    return Array.from({ length: Math.max(lost.length, gained.length) }, (_, index) => ({
      file: CONFIGURATION_FILE,
      setting,
      before: lost[index] ?? null,
      after: gained[index] ?? null,
    }));
  });
}

function without(values: readonly string[], others: readonly string[]): string[] {
  return values.filter((value) => !others.includes(value));
}

function acceptedChanges(head: Workspace, base: Workspace): AcceptedChange[] {
  const before = entriesBy(base, () => new Map());
  const after = entriesBy(head, (error) => {
    throw error;
  });
  const changes = new Map<string, AcceptedChange>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const entry = after.get(key) ?? before.get(key);
    if (entry === undefined) continue;
    const gained = (after.get(key)?.count ?? 0) - (before.get(key)?.count ?? 0);
    if (gained === 0) continue;
    const { path, code } = entry;
    const group = `${path}\0${code}`;
    const known = changes.get(group);
    changes.set(group, {
      file: baselineName(head.configuration),
      path,
      code,
      added: (known?.added ?? 0) + Math.max(0, gained),
      removed: (known?.removed ?? 0) + Math.max(0, -gained),
    });
  }
  return [...changes.keys()].sort(byCodeUnit).flatMap((key) => changes.get(key) ?? []);
}

/** A baseline of the base revision that is not valid accepted nothing. */
function entriesBy(
  { content, configuration }: Workspace,
  onInvalid: (error: unknown) => Baseline,
): ReadonlyMap<string, BaselineEntry> {
  let baseline: Baseline;
  try {
    baseline = baselineIn(content.root, configuration);
  } catch (error) {
    baseline = onInvalid(error);
  }
  return new Map(entriesOf(baseline).map((entry) => [entry.key, entry]));
}
