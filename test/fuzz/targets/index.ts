import { faults } from '../faults.ts';
import type { Target } from '../target.ts';
import { baseline } from './baseline.ts';
import { content } from './content.ts';
import { csv } from './csv.ts';
import { evalExpression } from './eval.ts';
import { evtx } from './evtx.ts';
import { gzip } from './gzip.ts';
import { json } from './json.ts';
import { lock } from './lock.ts';
import { plainYaml } from './plain-yaml.ts';
import { profile } from './profile.ts';
import { regex } from './regex.ts';
import { sigma } from './sigma.ts';
import { spl } from './spl.ts';
import { spl2 } from './spl2.ts';
import { sql } from './sql.ts';
import { stix } from './stix.ts';
import { text } from './text.ts';
import { triplineYml } from './tripline-yml.ts';
import { windowsXml } from './windows-xml.ts';
import { winEventClassic } from './winevent-classic.ts';
import { wrappers } from './wrappers.ts';

/** The targets, one per line, in the order of the table of results. */
export const targets: readonly Target[] = [
  content,
  plainYaml,
  triplineYml,
  spl,
  spl2,
  sigma,
  evalExpression,
  regex,
  windowsXml,
  winEventClassic,
  json,
  wrappers,
  csv,
  evtx,
  gzip,
  text,
  lock,
  baseline,
  profile,
  stix,
  sql,
];

/** The target with an ID. Targets with faults, which test this program, have to be named. */
export function findTarget(id: string): Target {
  const target = [...targets, ...faults].find((one) => one.id === id);
  if (target !== undefined) return target;
  throw new Error(
    `unknown target "${id}"; expected one of ${targets.map((one) => one.id).join(', ')}`,
  );
}
