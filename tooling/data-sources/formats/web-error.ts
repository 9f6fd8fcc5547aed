import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { addGroups, textEvent } from '../text/text-event.ts';

/** Error logs of the Apache web server and of nginx. */
export const webError: RawFormat = {
  id: 'web-error',
  summary: 'web server error logs: [Mon Mar 02 08:00:01 2026] [core:error] [client …] …',
  sourcetypes: ['apache_error', 'apache:error', 'nginx:plus:error', 'nginx:error'],
  sniff: (head) => FORMS.some((form) => form.test(head.trimStart().split('\n', 1)[0] ?? '')),
  open: (context) => readRecords({ findEnd: endOfLine, parse: parseError }, context),
};

const APACHE =
  /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ [\d:.]+ \d{4}\] \[(?:(?<module>\w+):)?(?<log_level>\w+)\](?: \[pid (?<pid>\d+)(?::tid (?<tid>\d+))?\])?(?: \[(?:client|remote) (?<clientip>[^\]]*?)(?::(?<client_port>\d+))?\])?(?: (?<error_code>AH\d+):)? ?(?<message>.*)$/;
const NGINX =
  /^\d{4}\/\d\d\/\d\d [\d:]+ \[(?<log_level>\w+)\] (?<pid>\d+)#(?<tid>\d+): (?:\*(?<connection>\d+) )?(?<message>.*?)(?:, client: (?<clientip>[^,\s]+).*)?$/;
const FORMS = [APACHE, NGINX];

function parseError(line: string): readonly RawEvent[] | undefined {
  const groups = FORMS.map((form) => form.exec(line)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const event = textEvent(line, []);
  addGroups(event, groups);
  return [event];
}
