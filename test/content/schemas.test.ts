import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

// Commands do not validate the schemas, so this test must find mistakes in them.
describe('the packaged schemas', () => {
  test.each(readdirSync('schemas'))('%s is a valid schema', (file) => {
    const schema = JSON.parse(readFileSync(`schemas/${file}`, 'utf8'));
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
  });
});
