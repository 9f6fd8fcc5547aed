import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schemas } from './schema.ts';
import { testFileSchema } from './separate-tests.ts';

/** The JSON Schemas that ship with the package. */
export function readSchemas(packageRoot: string): Schemas {
  const read = (kind: string) =>
    JSON.parse(readFileSync(join(packageRoot, 'schemas', `${kind}.schema.json`), 'utf8'));
  const detection = read('detection');
  return {
    detection,
    story: read('story'),
    macro: read('macro'),
    lookup: read('lookup'),
    data_source: read('data_source'),
    data_model: read('data_model'),
    baseline: read('baseline'),
    investigation: read('investigation'),
    deployment: read('deployment'),
    dashboard: read('dashboard'),
    removed: read('removed'),
    log_source: read('log_source'),
    sigma_filter: read('sigma_filter'),
    configuration: read('tripline'),
    attack_data_lock: read('attack_data_lock'),
    deprecations: read('deprecations'),
    test_file: testFileSchema(detection),
  };
}
