import { wildcardFits } from '../base/glob.ts';
import type { CommandTable } from '../spl/command-syntax.ts';
import type { RegisteredCommand } from './command.ts';
import { commands } from './index.ts';
import { unsupportedCommand } from './unsupported.ts';

/** The commands, and those that are listed as external (`*` matches any text): known by name, but not run. */
export function commandsWith(external: readonly string[] = []): CommandTable<RegisteredCommand> {
  if (external.length === 0) return commands;
  const patterns = external.map((pattern) => pattern.toLowerCase());
  const get = (name: string): RegisteredCommand | undefined => {
    const known = commands.get(name);
    if (known !== undefined || !patterns.some((pattern) => wildcardFits(pattern, name)))
      return known;
    const reason = 'it is listed as external in tripline.yml';
    return unsupportedCommand({ name, reason, type: 'streaming' });
  };
  return { get, has: (name) => get(name) !== undefined, keys: () => commands.keys() };
}
