import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { keyValues } from '../text/key-values.ts';
import { addMissing, textEvent } from '../text/text-event.ts';

/** Access logs of web servers in the common and combined formats, also with the virtual host, and those of Splunk. */
export const webAccess: RawFormat = {
  id: 'web-access',
  summary: 'web access logs: host ident user [time] "GET /path HTTP/1.1" status bytes …',
  sourcetypes: [
    'access_combined',
    'access_common',
    'splunkd_access',
    'splunkd_ui_access',
    'splunk_web_access',
  ],
  sniff: (head) => REQUEST.test(firstLine(head)),
  open: (context) => readRecords({ findEnd: endOfLine, parse: parseAccess }, context),
};

function firstLine(head: string): string {
  return head.trimStart().split('\n', 1)[0]?.trimEnd() ?? '';
}

const REQUEST =
  /^(?:(?<vhost>[\w.-]+:\d+) )?(?<clientip>\S+) (?<ident>\S+) (?<user>\S+) \[(?<req_time>[^\]]+)\] "(?<request>[^"]*)" (?<status>\d{3}|-) (?<bytes>\d+|-)(?<rest>.*)$/;

/** Field names of the Splunk `access-extractions`; a `-` for the user is kept. */
function parseAccess(line: string): readonly RawEvent[] | undefined {
  const groups = REQUEST.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const { request = '', rest = '', ...fields } = groups;
  const event = textEvent(line, presentIn(fields));
  addRequest(event, request);
  addRest(event, rest);
  addMissing(event, keyValues(line));
  return [event];
}

function presentIn(fields: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
}

const URI = /^(?:(?<uri_domain>\w+:\/\/[^/\s]+))?(?<uri_path>[^?]*)(?:\?(?<uri_query>.*))?$/;

function addRequest(event: RawEvent, request: string): void {
  const [, method, uri, version] = /^([A-Z]+) (.*?)(?: (HTTP\/[\d.]+))?$/.exec(request) ?? [];
  if (method === undefined || uri === undefined) return;
  const parts = { method, uri, version: version?.slice('HTTP/'.length), ...URI.exec(uri)?.groups };
  const path = /([^/?]*)(?:\?|$)/.exec(uri)?.[1];
  for (const [name, value] of presentIn({ ...parts, file: path })) {
    if (value !== '') event.set(name, value);
  }
}

/** `"referer" "user agent"`, and in Splunk's logs `- request-id 12ms`. */
function addRest(event: RawEvent, rest: string): void {
  const [, referer, agent, other = ''] = /^ "([^"]*)" "([^"]*)"(.*)$/.exec(rest) ?? [];
  if (referer === undefined || agent === undefined) return;
  event.set('referer', referer);
  event.set('useragent', agent);
  const domain = /^\w+:\/\/[^/\s]+/.exec(referer)?.[0];
  if (domain !== undefined) event.set('referer_domain', domain);
  const spent = /(\d+)ms$/.exec(other)?.[1];
  if (spent !== undefined) event.set('spent', spent);
  if (other.trim() !== '') event.set('other', other.trim());
}
