import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplates } from '../windows-templates.ts';
import { familyLog } from './day.ts';
import { type Company, type Family, readDescription } from './description.ts';

/** Files of the folder that describe no log. */
const OTHERS = ['company.yml', 'expected.yml'];

/** A log of the benign day. */
export interface DayLog {
  readonly path: string;
  readonly text: string;
  readonly family: Family;
}

/** The logs that benign_day/ of a repository describes, by name of their description. */
export function benignDay(root: string): readonly DayLog[] {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const templates = readTemplates(
    read('attack_data/windows/events.yml'),
    read('attack_data/windows/programs.yml'),
  );
  const company = readDescription<Company>(read('benign_day/company.yml'));
  const names = readdirSync(join(root, 'benign_day')).filter(
    (name) => name.endsWith('.yml') && !OTHERS.includes(name),
  );
  return names.sort().map((name) => {
    const family = readDescription<Family>(read(`benign_day/${name}`));
    try {
      return { path: family.file, text: familyLog(family, company, templates), family };
    } catch (error) {
      throw new Error(`benign_day/${name}: ${error instanceof Error ? error.message : error}`);
    }
  });
}
