import { Document } from 'yaml';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { mainDialect } from '../../content/dialects/consistency.ts';
import { checkLinks } from '../../content/link.ts';
import { shippedAttackTable } from '../docs/read-style.ts';
import type { Workspace } from '../workspace.ts';

/** A tripline.yml for an existing content folder, and why it says what it says. */
export interface FittedConfiguration {
  readonly text: string;
  readonly notes: readonly string[];
}

const ATTACK_VERSIONS = ['18.1', '19'] as const;

/**
 * Makes the settings that fit existing content: its dialect, its version of ATT&CK, and the names that it uses and
 * does not define. A name that is nearly one of its own is a mistake and stays one.
 */
export function fittedConfiguration(
  workspace: Workspace,
  packageRoot: string,
): FittedConfiguration {
  const dialect = mainDialect(workspace.content);
  const attack = attackVersion(workspace, packageRoot);
  const external = externalNames(workspace);
  const settings = {
    ...(dialect !== undefined && dialect !== 'sigma' && { dialect }),
    attack,
    ...(Object.keys(external).length > 0 && { external }),
    rules: {},
  };
  const header = '# yaml-language-server: $schema=.tripline/schemas/tripline.schema.json\n';
  return {
    text: header + new Document(settings).toString({ lineWidth: 0 }),
    notes: [
      `dialect: ${dialect ?? 'not known'}; ATT&CK: ${attack}`,
      ...Object.entries(external).map(
        ([kind, names]) => `external ${kind.replace('_', ' ')}: ${names.join(', ')}`,
      ),
    ],
  };
}

const KINDS: Readonly<Record<string, string>> = {
  'spl/unknown-macro': 'macros',
  'plan/unknown-lookup': 'lookups',
  'content/unknown-story': 'stories',
  'content/unknown-data-source': 'data_sources',
};

function externalNames(workspace: Workspace): Readonly<Record<string, readonly string[]>> {
  const { content, builtIn } = workspace;
  for (const { all } of [content.detection, content.baseline, content.investigation])
    for (const document of all) workspace.compile(document);
  const found: Diagnostic[] = [...workspace.diagnostics];
  checkLinks(content, { builtIn, external: {}, report: (problem) => found.push(problem) });
  const names = new Map(Object.values(KINDS).map((kind) => [kind, new Set<string>()]));
  for (const { code, message, help } of found) {
    const [, name] = /"([^"]+)"/.exec(message) ?? [];
    const isTypo = help?.startsWith('did you mean') === true;
    if (name !== undefined && !isTypo) names.get(KINDS[code] ?? '')?.add(name);
  }
  return Object.fromEntries(
    [...names].flatMap(([kind, set]) =>
      set.size === 0 ? [] : [[kind, [...set].sort(byCodeUnit)] as const],
    ),
  );
}

/** The version that knows most of the technique IDs; the older one if both know the same. */
function attackVersion({ content }: Workspace, packageRoot: string): string {
  const used = content.detection.all.flatMap(({ data }) => data.tags.mitre_attack_id ?? []);
  const known = ATTACK_VERSIONS.map((version) => {
    const { techniques } = shippedAttackTable(packageRoot, version);
    return used.filter((id) => techniques.has(id)).length;
  });
  const most = Math.max(...known);
  return ATTACK_VERSIONS[known.indexOf(most)] ?? ATTACK_VERSIONS[0];
}
