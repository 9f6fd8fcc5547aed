/** A syslog header: what it says, and where the message after it begins. */
export interface SyslogHeader {
  readonly host: string | undefined;
  readonly process: string | undefined;
  readonly pid: string | undefined;
  /** Of RFC 5424. */
  readonly messageId: string | undefined;
  /** The offset of the message, after the name of the process. */
  readonly end: number;
}

const PRIORITY = String.raw`(?:<\d{1,3}>)?`;
/** `May 27 09:28:36`, some with a year or a fraction, or with the zone. */
const BSD_TIME = String.raw`[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?(?: UTC| [A-Z]{3,4}(?= ))?`;
/** `2026-03-02T08:00:01.123456+00:00`, the default of rsyslog in current distributions. */
const ISO_TIME = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?`;
const HOST = String.raw`(?<host>[\w.:-]+)`;
/** `sshd`, `sshd-session`, `su(pam_unix)` */
const PROCESS = String.raw`(?<process>[\w./-]+(?:\([\w.-]+\))?)`;
const PID = String.raw`\[(?<pid>\d+)\]`;

const FORMS = [
  // <13>May 27 09:28:36 host sshd[5617]: …
  `${BSD_TIME} ${HOST} ${PROCESS}(?:${PID})?:`,
  // A time like this begins many other logs, so there must be a process, too.
  `${ISO_TIME} ${HOST} ${PROCESS}(?:${PID})?:(?= |$)`,
  // Some relays leave out the host.
  `(?:${BSD_TIME}|${ISO_TIME}) ${PROCESS}${PID}:`,
  `${BSD_TIME} ${HOST}(?= |$)`,
  // The message alone.
  `${PROCESS}${PID}:(?= )`,
].map((form) => new RegExp(String.raw`^\s*${PRIORITY}${form} ?`));

/** `<14>1 2024-02-22T12:33:50-05:00 host app 123 - …` */
const RFC_5424 =
  /^\s*<\d{1,3}>\d (?:\d{4}-\S+|-) (?<host>\S+) (?<process>\S+) (?<pid>\S+) (?<messageId>\S+) /;
/** `[id name="value" …]`, or `-` for none. */
const STRUCTURED = /(?:-|(?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+)(?: \uFEFF?|$)/y;

/** The header of a line; undefined if it has none. */
export function syslogHeader(line: string): SyslogHeader | undefined {
  const modern = RFC_5424.exec(line);
  if (modern?.groups !== undefined) {
    STRUCTURED.lastIndex = modern[0].length;
    const end = STRUCTURED.test(line) ? STRUCTURED.lastIndex : modern[0].length;
    const { host, process, pid, messageId } = modern.groups;
    const [a, b, c, d] = [host, process, pid, messageId].map(present);
    return { host: a, process: b, pid: c, messageId: d, end };
  }
  for (const form of FORMS) {
    const match = form.exec(line);
    if (match === null) continue;
    const { host, process, pid } = match.groups ?? {};
    return { host, process, pid, messageId: undefined, end: match[0].length };
  }
  return undefined;
}

function present(value: string | undefined): string | undefined {
  return value === '-' ? undefined : value;
}
