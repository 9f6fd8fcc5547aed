/**
 * Values of common fields, computed from raw logs by simple rules of its own. It shares no code with the product, so
 * that a mistake in a reader or a mapping does not hide itself.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';

export type Values = Readonly<Record<string, string>>;

/** The values of each event of a log; undefined for a format without rules here. */
export function rawValues(path: string): readonly Values[] | undefined {
  const text = path.endsWith('.evtx') ? evtxAsJson(path) : textOf(path);
  const events = [
    ...xmlEvents(text),
    ...jsonEvents(text),
    ...auditEvents(text),
    ...trafficEvents(text),
  ];
  return events.length === 0 ? undefined : events.map(withCommonFields);
}

function textOf(path: string): string {
  const [file = '', key] = path.split('#');
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return key === undefined ? text : String((parse(text) as Values)[key] ?? '');
}

/** The events as lines of JSON, by a Python program; no event where the package `evtx` is not installed. */
function evtxAsJson(path: string): string {
  try {
    const script = 'test/conformance/evtx-values.py';
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync('python3', [script, path], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: [...stdio],
    });
  } catch {
    return '';
  }
}

/** The positions of fields in traffic logs of PAN-OS, by its documentation. */
const TRAFFIC = {
  src_ip: 7,
  dest_ip: 8,
  rule: 11,
  src_user: 12,
  app: 14,
  src_port: 24,
  dest_port: 25,
  transport: 29,
  bytes: 31,
  bytes_out: 32,
  bytes_in: 33,
  packets: 34,
  dvc: 52,
};

/** The actions that the add-on of Palo Alto has for those of the firewall. */
const ACTIONS: Readonly<Record<string, string>> = {
  allow: 'allowed',
  deny: 'blocked',
  drop: 'blocked',
};

/** Traffic logs of PAN-OS, with or without a syslog header; no value has a comma. */
function* trafficEvents(text: string): Iterable<Values> {
  for (const [, log = ''] of text.matchAll(/^.*?\b(\d,[\d/]+ [\d:]+,\w+,TRAFFIC,.*)$/gm)) {
    const parts = log.split(',');
    const fields = Object.entries(TRAFFIC).map(([name, index]) => [name, parts[index] ?? '']);
    const { src_ip = '', dest_ip = '' }: Values = Object.fromEntries(fields);
    const action = ACTIONS[parts[30] ?? ''] ?? '';
    yield { ...Object.fromEntries(fields), action, src: src_ip, dest: dest_ip };
  }
}

/** `<Data Name='a'>b</Data>`, `<Computer>h</Computer>` and the attributes of the System part. */
function* xmlEvents(text: string): Iterable<Values> {
  for (const [event] of text.matchAll(/<Event[ >][\s\S]*?<\/Event>/g)) {
    const [system = ''] = /<System>[\s\S]*?<\/System>/.exec(event) ?? [];
    const fields: Record<string, string> = {};
    for (const [, name = '', value = ''] of system.matchAll(/([\w]+)=['"]([^'"]*)['"]/g))
      fields[name] = value;
    for (const [, name = '', value = ''] of system.matchAll(/<(\w+)[^>]*>([^<]*)<\/\1>/g))
      fields[name] = value;
    for (const [, name = '', value = ''] of event.matchAll(
      /<Data Name=['"]([^'"]+)['"]\s*>([\s\S]*?)<\/Data>/g,
    ))
      fields[name] ??= value;
    yield fields;
  }
}

/** NXLog, CloudTrail and others: one object per line. */
function* jsonEvents(text: string): Iterable<Values> {
  for (const line of text.split(/\r?\n/)) {
    if (!line.startsWith('{') || !line.endsWith('}')) continue;
    const object = parsed(line);
    if (object !== undefined) yield flat(object.result ?? object);
  }
}

function parsed(line: string): { readonly result?: object } | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function flat(object: object, prefix = ''): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(object)) {
    if (value === null || Array.isArray(value)) continue;
    if (typeof value === 'object') Object.assign(fields, flat(value, `${prefix}${name}.`));
    else fields[prefix + name] = String(value);
  }
  return fields;
}

/** `type=EXECVE msg=audit(…): a0="ls"` */
function* auditEvents(text: string): Iterable<Values> {
  for (const [line] of text.matchAll(/^.*\btype=[A-Z_]+ msg=audit\(.*$/gm)) {
    const fields: Record<string, string> = {};
    for (const [, name = '', quoted, bare = ''] of line.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g))
      fields[name] ??= quoted ?? bare;
    yield fields;
  }
}

const baseName = (path: string | undefined): string | undefined => path?.split(/[\\/]/).at(-1);
const account = (name: string | undefined): string | undefined =>
  name === undefined || name === '-' ? undefined : name.split('\\').at(-1);

/** The fields that the add-ons of Windows and Sysmon make, as cim.md lists them. */
function withCommonFields(raw: Values): Values {
  const fields = {
    ...raw,
    Channel: raw['Channel'] ?? '',
    dest: raw['Computer'] ?? raw['Hostname'] ?? raw['dest'],
  };
  const common = {
    ...fields,
    Computer: fields.dest,
    EventCode: raw['EventID'],
    dvc: raw['dvc'] ?? fields.dest,
    signature_id: raw['EventID'],
    ...windowsFields(raw),
  };
  const known = Object.entries(common).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(known) as Values;
}

type Fields = Record<string, string | undefined>;

function windowsFields(raw: Values): Fields {
  const channel = (raw['Channel'] ?? '').toLowerCase();
  if (channel.endsWith('sysmon/operational')) return sysmonFields(raw);
  if (channel === 'security') return securityFields(raw);
  return {};
}

/** The process of an event, by the fields that name it. */
function processOf(raw: Values, image: string, id: string, guid: string): Fields {
  return {
    process_name: baseName(raw[image]),
    process_path: raw[image],
    process_id: raw[id],
    process_guid: raw[guid],
  };
}

function parentOf(raw: Values, image: string, id: string, guid: string): Fields {
  const process = processOf(raw, image, id, guid);
  return Object.fromEntries(
    Object.entries(process).map(([name, value]) => [`parent_${name}`, value]),
  );
}

function sysmonFields(raw: Values): Fields {
  const user = account(raw['User']);
  const about = { ...processOf(raw, 'Image', 'ProcessId', 'ProcessGuid'), user };
  const file = { file_path: raw['TargetFilename'], file_name: baseName(raw['TargetFilename']) };
  switch (raw['EventID']) {
    case '1':
      return {
        ...about,
        ...parentOf(raw, 'ParentImage', 'ParentProcessId', 'ParentProcessGuid'),
        // No row of a real Splunk has blanks around a command line.
        process: raw['CommandLine']?.trim(),
        parent_process: raw['ParentCommandLine']?.trim(),
        original_file_name: raw['OriginalFileName'],
        process_hash: raw['Hashes'],
        action: 'allowed',
      };
    case '3':
      return {
        user,
        dest_port: raw['DestinationPort'],
        dest_ip: raw['DestinationIp'],
        src_ip: raw['SourceIp'],
        process_name: baseName(raw['Image']),
        dest: undefined,
      };
    case '10':
      return {
        ...processOf(raw, 'TargetImage', 'TargetProcessId', 'TargetProcessGUID'),
        ...parentOf(raw, 'SourceImage', 'SourceProcessId', 'SourceProcessGUID'),
      };
    case '5':
      return { ...about, process: raw['Image'], action: 'blocked' };
    case '7':
      return {
        ...about,
        original_file_name: raw['OriginalFileName'],
        process_hash: raw['Hashes'],
        loaded_file: baseName(raw['ImageLoaded']),
      };
    case '15':
    case '17':
    case '18':
      return about;
    case '8':
      return {
        ...processOf(raw, 'TargetImage', 'TargetProcessId', 'TargetProcessGuid'),
        ...parentOf(raw, 'SourceImage', 'SourceProcessId', 'SourceProcessGuid'),
      };
    case '2':
    case '11':
    case '23':
    case '26':
      return { ...about, ...file };
    case '12':
    case '13':
      return { ...about, registry_path: raw['TargetObject'], ...registryFields(raw) };
    case '22':
      return { ...about, dest: undefined, query: raw['QueryName'] };
    default:
      return {};
  }
}

function registryFields(raw: Values): Fields {
  const parts = (raw['TargetObject'] ?? '').split('\\');
  if (raw['EventID'] === '12') return { registry_key_name: parts.at(-1) };
  const number = /^[DQ]WORD \((0x[0-9a-fA-F-]+)\)$/.exec(raw['Details'] ?? '')?.[1];
  return {
    registry_key_name: parts.at(-2),
    registry_value_name: parts.at(-1),
    registry_value_data: number ?? raw['Details'],
    action: 'modified',
  };
}

function securityFields(raw: Values): Fields {
  if (raw['EventID'] !== '4688') return {};
  const target = account(raw['TargetUserName']);
  return {
    ...parentOf(raw, 'ParentProcessName', 'ProcessId', ''),
    process_name: baseName(raw['NewProcessName']),
    process_path: raw['NewProcessName'],
    process_id: raw['NewProcessId'],
    process: commandOf(raw),
    user: target ?? raw['SubjectUserName'],
  };
}

/** A command line that begins with a path as it is, otherwise the path of the program, a space and the arguments. */
function commandOf(raw: Values): string | undefined {
  const { NewProcessName: program = '', CommandLine: line = '' } = raw;
  const [, first = '', rest = ''] = /^\s*("[^"]*"|\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  if (first.includes('\\')) return line.trim();
  const quoted = /\s/.test(program) ? `"${program}"` : program;
  return `${rest === '' ? program : quoted} ${rest}`.trim();
}
