import type { SchemaKind } from '../../document.ts';

/** Keys at the top level that the native form has under `tags`, by kind: written name, native name. */
export const TAG_KEYS: Readonly<
  Partial<Record<SchemaKind, readonly (readonly [written: string, native: string])[]>>
> = {
  detection: [
    ['analytic_story', 'analytic_story'],
    ['threat_group', 'group'],
    ['group', 'group'],
    ['asset_type', 'asset_type'],
    ['cve', 'cve'],
    ['atomic_guid', 'atomic_guid'],
    ['mitre_attack_id', 'mitre_attack_id'],
    ['product', 'product'],
    ['security_domain', 'security_domain'],
  ],
  story: [
    ['category', 'category'],
    ['cve', 'cve'],
    ['threat_group', 'group'],
    ['product', 'product'],
    ['usecase', 'usecase'],
  ],
  baseline: [
    ['analytic_story', 'analytic_story'],
    ['product', 'product'],
    ['security_domain', 'security_domain'],
  ],
};
