import { createHash } from 'node:crypto';
import type { EventTemplate, Templates } from './windows-templates.ts';

/** One event of a sample: its template, and the values that differ from the defaults. */
export interface SampleEvent {
  /** A log and an event ID, such as `sysmon 1`. */
  readonly kind: string;
  readonly at: Date;
  readonly host: string;
  /** A domain user, `SYSTEM`, or a full `DOMAIN\name`. */
  readonly user: string;
  readonly recordId: number;
  /** A different log, for an event with the fields of the template. */
  readonly log?: string;
  /** A different event ID, for an event with the fields of the template. */
  readonly id?: string;
  /** Field values of the event; the file name of a known program is replaced with its path. */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * The XML of an event as Windows renders it, on one line. Throws if the sample has fields that the event does not have.
 */
export function windowsEvent(event: SampleEvent, templates: Templates): string {
  const template = looksLike(templates.event(event.kind), event);
  const unknown = [...event.fields.keys()].filter((name) => !template.data.has(name));
  if (unknown.length > 0) throw new Error(`${event.kind} has no field ${unknown.join(', ')}`);
  const filler = new Filler(event, templates, template);
  const body = [...template.data.keys()].map((name) => [name, filler.value(name)] as const);
  return (
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>` +
    `${head(event, template, filler)}${template.userData === '' ? eventData(body) : userData(template.userData, body)}</Event>`
  );
}

function looksLike(template: EventTemplate, { log, id }: SampleEvent): EventTemplate {
  const elsewhere = log && { channel: log, provider: `Name='${log.split('/')[0]}'` };
  return { ...template, ...elsewhere, ...(id !== undefined && { id }) };
}

type Body = readonly (readonly [name: string, value: string])[];

function eventData(body: Body): string {
  const items = body.map(([name, value]) => `<Data Name='${name}'>${escapeXml(value)}</Data>`);
  return `<EventData>${items.join('')}</EventData>`;
}

function userData(element: string, body: Body): string {
  const items = body.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  const [tag] = element.split(' ');
  return `<UserData><${element}>${items.join('')}</${tag}></UserData>`;
}

function head({ at, recordId, host }: SampleEvent, template: EventTemplate, filler: Filler) {
  const { qualifiers, security, id } = template;
  return [
    `<System><Provider ${template.provider}/>`,
    `<EventID${qualifiers === '' ? '' : ` Qualifiers='${qualifiers}'`}>${id}</EventID>`,
    `<Version>${template.version}</Version><Level>${template.level}</Level><Task>${template.task}</Task>`,
    `<Opcode>${template.opcode}</Opcode><Keywords>${template.keywords}</Keywords>`,
    `<TimeCreated SystemTime='${at.toISOString().replace('Z', '0000Z')}'/>`,
    `<EventRecordID>${recordId}</EventRecordID><Correlation/>`,
    `<Execution ProcessID='${4 * (600 + number(host, 300))}' ThreadID='${filler.fill('<thread>')}'/>`,
    `<Channel>${template.channel}</Channel><Computer>${host}</Computer>`,
    security === '' ? '<Security/>' : `<Security UserID='${filler.fill(security)}'/>`,
    '</System>',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Fills in the defaults of one event. Made-up values are derived from their context, so that they are the same every
 * time.
 */
class Filler {
  private readonly event: SampleEvent;
  private readonly templates: Templates;
  private readonly template: EventTemplate;

  constructor(event: SampleEvent, templates: Templates, template: EventTemplate) {
    this.event = event;
    this.templates = templates;
    this.template = template;
  }

  value(name: string): string {
    const written = this.event.fields.get(name);
    if (written === undefined) return this.fill(this.template.data.get(name) ?? '');
    const isFileName = /Image|ProcessName$/.test(name) && !written.includes('\\');
    return (isFileName ? this.templates.program(written).path : undefined) ?? written;
  }

  fill(text: string): string {
    return text.replace(/<([\w.]+)(?: (\w+))?>/g, (_, word: string, field?: string) =>
      this.word(word, field === undefined ? '' : this.value(field)),
    );
  }

  /** The placeholders of templates. Those with an argument get the value of the named field. */
  private word(word: string, of: string): string {
    const { at, host, user, recordId } = this.event;
    const account = accountOf(user, host);
    const words: Readonly<Record<string, () => string>> = {
      utc: () => at.toISOString().replace('T', ' ').replace('Z', ''),
      host: () => host,
      hostname: () => shortName(host),
      user: () => account.name,
      home: () => account.home,
      session: () => (account.isSystem ? '0' : '1'),
      integrity: () => account.integrity,
      logon: () => account.logon,
      cn: () => `CN=${account.subject}`,
      'subject.sid': () => account.sid,
      'subject.name': () => account.subject,
      'subject.domain': () => account.domain,
      sid: () => sidOf(of),
      pid: () => String(pid(of, host)),
      hexpid: () => `0x${pid(of, host).toString(16)}`,
      newpid: () => String(pid(`${of} ${recordId}`, host)),
      newhexpid: () => `0x${pid(`${of} ${recordId}`, host).toString(16)}`,
      thread: () => String(4 * (300 + number(`thread ${host} ${recordId}`, 1500))),
      number: () => String(1000 + number(`number ${host} ${recordId}`, 8000)),
      port: () => String(49_700 + number(`port ${host} ${recordId}`, 12_000)),
      guid: () => guid(of, host, at),
      uuid: () => uuid(of),
      value: () => of,
      hashes: () => hashes(of),
      quoted: () => `"${of}"`,
      version: () => this.templates.program(of).version ?? '-',
      description: () => this.templates.program(of).description ?? '-',
      product: () => this.templates.program(of).product ?? '-',
      company: () => this.templates.program(of).company ?? '-',
      original: () => this.templates.program(of).original ?? '-',
    };
    const make = words[word];
    if (make === undefined) throw new Error(`unknown placeholder "${word}" in a template`);
    return make();
  }
}

function accountOf(user: string, host: string) {
  const isSystem = user === 'SYSTEM';
  const whole = isSystem ? 'NT AUTHORITY\\SYSTEM' : user.includes('\\') ? user : `CORP\\${user}`;
  const [domain = '', plain = ''] = whole.split('\\');
  // The Security log has the computer account where Sysmon has the system account.
  const subject = isSystem ? `${shortName(host)}$` : plain;
  return {
    isSystem,
    name: whole,
    subject,
    domain: isSystem ? 'CORP' : domain,
    sid: isSystem ? 'S-1-5-18' : sidOf(plain),
    logon: isSystem ? '0x3e7' : `0x${(0x4_0000 + number(whole, 0x8_0000)).toString(16)}`,
    integrity: isSystem ? 'System' : /^adm/i.test(plain) ? 'High' : 'Medium',
    home: isSystem ? 'C:\\Windows\\system32\\' : `C:\\Users\\${plain}\\`,
  };
}

function shortName(host: string): string {
  return (host.split('.')[0] ?? '').toUpperCase();
}

function sidOf(name: string): string {
  return `S-1-5-21-1004336348-1177238915-682003330-${1100 + number(name.toLowerCase(), 4000)}`;
}

function pid(of: string, host: string): number {
  return 4 * (250 + number(`${host} ${of}`, 2200));
}

/** Like in Sysmon: the machine, the approximate time, and a value that distinguishes its processes. */
function guid(of: string, host: string, at: Date): string {
  const [machine, rest] = [digest(host), digest(`${host} ${of}`)];
  const hours = Math.floor(at.getTime() / 1000 / 0x1_0000).toString(16);
  return `{${machine.slice(0, 8)}-${rest.slice(0, 4)}-${hours}-${rest.slice(4, 8)}-00000000${rest.slice(8, 10)}00}`;
}

function uuid(of: string): string {
  const hex = digest(of);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function hashes(path: string): string {
  const file = path.toLowerCase();
  const hex = (name: string, length: number) =>
    digest(`${name} ${file}`).slice(0, length).toUpperCase();
  return `SHA256=${hex('sha256', 64)},IMPHASH=${hex('imphash', 32)}`;
}

function number(text: string, below: number): number {
  return Number.parseInt(digest(text).slice(0, 8), 16) % below;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
