import Papa from 'papaparse';
import { heading, type NewKind } from './new-kind.ts';
import { yamlFile } from './skeleton.ts';

/** A spreadsheet takes a cell that begins with one of =+-@ for a formula. */
const CSV = { newline: '\n', escapeFormulae: true };

/** A new lookup with its table. */
export const newLookup: NewKind = {
  name: 'lookup',
  summary: 'a lookup: a table in a CSV file',
  options: {
    columns: 'comma-separated column names',
    description: 'what the table contains',
  },
  async make(context) {
    const { name, slug } = context;
    const columns = await context.answer('columns', {
      message: 'Which columns does it have?',
      suggestion: 'value,description',
    });
    const description = await context.answer('description', {
      message: 'What does the table contain?',
      suggestion: `The table ${name}: each row has a value and its description.`,
    });
    const names = columns.split(',').map((column) => column.trim());
    const content = {
      ...heading(context),
      name: slug,
      description,
      lookup_type: 'csv',
      filename: `${slug}.csv`,
    };
    return [
      yamlFile({ path: `lookups/${slug}.yml`, schema: 'lookup', content }),
      {
        path: `lookups/${slug}.csv`,
        text: `${Papa.unparse([names, names.map(() => 'example')], CSV)}\n`,
      },
    ];
  },
};
