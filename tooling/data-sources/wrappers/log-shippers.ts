import { toText } from '../../events/field-value.ts';
import { hasOnly } from './has-only.ts';
import type { Enveloped, Fields, Wrapper } from './wrapper.ts';

/** Lines that Vector, Filebeat and Logstash read from files and sockets. */
export const shippedLine: Wrapper = {
  id: 'log-shipper',
  summary: 'Vector, Filebeat and Logstash: {"message": "…", "source_type": "file"}',
  envelope: {
    holds: (fields) => fields.has('message') && isShipped(fields),
    open: (_, fields) => ({
      text: toText(fields.get('event.original') ?? fields.get('message')),
      readAt: fields.get('timestamp') ?? fields.get('@timestamp'),
      host: fields.get('host') ?? fields.get('host.name'),
      source: fields.get('file') ?? fields.get('log.file.path') ?? fields.get('path'),
      fields,
    }),
  },
};

/** Winlogbeat has the rendered message of an event there, which is not a log line. */
function isShipped(fields: Fields): boolean {
  if (fields.has('source_type')) return true;
  const isBeat = fields.has('agent.type') || fields.has('@version') || fields.has('beat.name');
  return isBeat && !fields.has('winlog.channel') && !fields.has('log_name');
}

/** Lines that Fluent Bit and the Docker daemon read from a container. */
export const containerLine: Wrapper = {
  id: 'container-log',
  summary: 'Docker and Fluent Bit: {"log": "…", "stream": "stdout", "time": "…"}',
  envelope: {
    holds: (fields) => fields.has('log') && (fields.has('stream') || hasOnly(fields, FLUENT_BIT)),
    open: (_, fields): Enveloped => ({
      text: toText(fields.get('log')).trimEnd(),
      readAt: fields.get('time') ?? fields.get('@timestamp') ?? fields.get('date'),
      host: fields.get('kubernetes.host'),
      fields,
    }),
  },
};

const FLUENT_BIT = new Set(['log', 'date', 'time', '@timestamp', 'timestamp']);
