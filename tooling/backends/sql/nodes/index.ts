import type { LogicalPlan } from '../../../plan/plan.ts';
import { extensions } from '../commands/index.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import type { Translation } from '../translation.ts';
import { aggregate } from './aggregate.ts';
import { bin } from './bin.ts';
import { convert } from './convert.ts';
import { dedup } from './dedup.ts';
import { edit } from './edit.ts';
import { extend } from './extend.ts';
import { extract } from './extract.ts';
import { fill } from './fill.ts';
import { filter } from './filter.ts';
import { join } from './join.ts';
import { limit } from './limit.ts';
import { lookup } from './lookup.ts';
import { project } from './project.ts';
import { rename } from './rename.ts';
import { scan } from './scan.ts';
import { sort } from './sort.ts';
import { table } from './table.ts';
import { union } from './union.ts';
import { unnest } from './unnest.ts';
import { values } from './values.ts';
import { window } from './window.ts';

type Translate<Kind extends LogicalPlan['kind']> = (
  node: Extract<LogicalPlan, { readonly kind: Kind }>,
  translation: Translation,
) => Relation;

const NODES: { readonly [Kind in LogicalPlan['kind']]: Translate<Kind> } = {
  scan,
  table,
  values,
  filter,
  extend,
  convert,
  fill,
  bin,
  extract,
  edit,
  lookup,
  locate: ({ span }) => {
    throw new Refused('the location of addresses needs a database of them', span);
  },
  unnest,
  rename,
  project,
  aggregate,
  window,
  sort,
  limit,
  dedup,
  join,
  union,
  extension: (node, translation) => {
    const command = extensions.get(node.command);
    if (command === undefined) throw new Refused(`"${node.command}" is not translated`, node.span);
    return command.translate(node, translation);
  },
  substitute: ({ span }) => {
    throw new Refused('a command that a subsearch writes is only known while it runs', span);
  },
  unsupported: ({ reason, span }) => {
    throw new Refused(reason, span);
  },
};

/** The rows of a node, as steps of the query. */
export function translateNode(node: LogicalPlan, translation: Translation): Relation {
  const translate = NODES[node.kind] as Translate<LogicalPlan['kind']>;
  return translate(node, translation);
}
