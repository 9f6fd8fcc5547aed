import { defineSink } from './sink.ts';

/**
 * ```
 * outputlookup : "outputlookup" option* name option*
 * ```
 */
export const outputlookup = defineSink({
  name: 'outputlookup',
  type: 'streaming',
  usage: 'outputlookup [append=<bool>] [key_field=<field>] <lookup>',
  summary: 'Writes the rows to a lookup in Splunk. Writes nothing here.',
  options: [
    'append',
    'create_empty',
    'createinapp',
    'create_context',
    'override_if_empty',
    'max',
    'key_field',
    'allow_updates',
    'output_format',
  ],
  target: { what: 'the name of a lookup', isRequired: true },
});
