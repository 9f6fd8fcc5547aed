import { UsageError } from '../usage-error.ts';
import { heading, type NewKind } from './new-kind.ts';
import { yamlFile } from './skeleton.ts';

export const newDataSource: NewKind = {
  name: 'data-source',
  summary: 'a data source: how events are recognized, and what their fields are called',
  options: {
    sourcetype: 'the sourcetype of its events',
    source: 'the source of its events',
    description: 'what the events tell',
  },
  async make(context) {
    const { name, slug, workspace } = context;
    // It would stand before the one that knows the fields.
    if (workspace.builtIn.data_source.byName.has(name))
      throw new UsageError(`Tripline has a data source "${name}" already: detections can name it`);
    const sourcetype = await context.answer('sourcetype', {
      message: 'Which sourcetype do its events have?',
      suggestion: slug.replaceAll('_', ':'),
    });
    const source = await context.answer('source', {
      message: 'Which source do they have?',
      suggestion: slug,
    });
    const description = await context.answer('description', {
      message: 'What do its events tell?',
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
      calculated_fields: 'Fields of the common data models, each as an eval expression.',
    };
    return [
      yamlFile({ path: `data_sources/${slug}.yml`, schema: 'data_source', content, remarks }),
    ];
  },
};
