import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

const DOMAINS = ['access', 'audit', 'endpoint', 'identity', 'network', 'threat'];

export const securityDomain = defineRule({
  id: 'security-domain',
  summary: 'Security domains are one of the six of Enterprise Security.',
  rationale: 'Results with another domain are missing from views that are filtered by domain.',
  bad: 'tags:\n  analytic_story: []\n  security_domain: endpoints',
  good: 'tags:\n  analytic_story: []\n  security_domain: endpoint',
  severity: 'warning',
  *check({ detections }) {
    for (const { data, at } of detections) {
      const { security_domain: domain } = data.tags;
      if (domain === undefined || DOMAINS.includes(domain)) continue;
      const help = didYouMean(nearest(domain, DOMAINS)) ?? `use one of ${DOMAINS.join(', ')}`;
      const span = at(['tags', 'security_domain']);
      yield { message: `unknown security domain "${domain}"`, span, help };
    }
  },
});
