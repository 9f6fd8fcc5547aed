import { UsageError } from '../usage-error.ts';
import { heading, type NewKind } from './new-kind.ts';
import { yamlFile } from './skeleton.ts';

/** A new data source. */
export const newDataSource: NewKind = {
  name: 'data-source',
  summary: 'a data source: how events are recognized, and how their fields are named',
  options: {
    sourcetype: 'sourcetype of its events',
    source: 'source of its events',
    description: 'what the events record',
  },
  async make(context) {
    const { name, slug, workspace } = context;
    // It would take precedence over the built-in one, which maps the fields.
    if (workspace.builtIn.data_source.byName.has(name))
      throw new UsageError(`Tripline already has a data source "${name}": detections can use it`);
    const sourcetype = await context.answer('sourcetype', {
      message: 'What is the sourcetype of its events?',
      suggestion: slug.replaceAll('_', ':'),
    });
    const source = await context.answer('source', {
      message: 'What is their source?',
      suggestion: slug,
    });
    const description = await context.answer('description', {
      message: 'What do its events record?',
      suggestion: `Events of ${name}.`,
    });
    const content = {
      ...heading(context),
      description,
      source,
      sourcetype,
      recognize: [{ sourcetype }],
      calculated_fields: { vendor_product: `"${name}"` },
    };
    const remarks = {
      calculated_fields: 'Data model fields, each as an eval expression.',
    };
    return [
      yamlFile({ path: `data_sources/${slug}.yml`, schema: 'data_source', content, remarks }),
    ];
  },
};
