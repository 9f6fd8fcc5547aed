import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

// Commands take the schemas as they are, so a mistake in one must be found here.
describe('the schemas that ship', () => {
  test.each(readdirSync('schemas'))('%s is a valid one', (file) => {
    const schema = JSON.parse(readFileSync(`schemas/${file}`, 'utf8'));
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
  });
});
