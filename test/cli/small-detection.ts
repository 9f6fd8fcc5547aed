import { createHash } from 'node:crypto';

/** A detection that is valid and as small as possible. */
export function detection(name: string, search: string): string {
  const id = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `name: ${name}
id: 6b1f0f43-3b5e-4b62-9a52-${id}
version: 1
date: "2026-01-15"
author: Ada
status: experimental
type: Hunting
description: Finds something.
data_source: []
search: ${JSON.stringify(search)}
tags: {analytic_story: [], asset_type: Endpoint, security_domain: endpoint}
`;
}
