import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import type { Path } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { ASSET_TYPES, PRODUCTS, SECURITY_DOMAINS } from '../known-values.ts';
import { defineRule } from '../rule.ts';

export const unknownValue = defineRule({
  id: 'unknown-value',
  summary: 'Asset types, products and security domains are known ones.',
  rationale:
    'Splunk Enterprise Security and the pages of analytic stories group detections by these values. A misspelled value forms a separate group, and results with an unknown security domain are missing from views that are filtered by domain.',
  bad: `tags:
  analytic_story: []
  asset_type: Endpoints
  security_domain: endpoint`,
  good: `tags:
  analytic_story: []
  asset_type: Endpoint
  security_domain: endpoint`,
  severity: 'warning',
  *check({ detections }) {
    for (const { data, at } of detections) {
      for (const { what, value, known, path } of valuesOf(data)) {
        if (known.includes(value)) continue;
        const near = nearest(value, known);
        yield {
          message: `unknown ${what} "${value}"`,
          span: at(path),
          help: didYouMean(near) ?? helpFor(known),
        };
      }
    }
  },
});

const LISTED = 10;

function helpFor(known: readonly string[]): string {
  return known.length <= LISTED
    ? `known values: ${known.join(', ')}`
    : 'set lint/unknown-value to off in tripline.yml if you use your own values';
}

interface NamedValue {
  readonly what: string;
  readonly value: string;
  readonly known: readonly string[];
  readonly path: Path;
}

function valuesOf({ tags }: Detection): readonly NamedValue[] {
  const { asset_type, security_domain, product = [] } = tags;
  const one = (what: string, value: string | undefined, known: readonly string[], path: Path) =>
    value === undefined || value === '' ? [] : [{ what, value, known, path }];
  return [
    ...one('asset type', asset_type, ASSET_TYPES, ['tags', 'asset_type']),
    ...one('security domain', security_domain, SECURITY_DOMAINS, ['tags', 'security_domain']),
    ...product.flatMap((name, index) => one('product', name, PRODUCTS, ['tags', 'product', index])),
  ];
}
