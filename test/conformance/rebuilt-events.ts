/** A row as Splunk returned it: the values of a multivalue in a list. */
export type SplunkRow = Readonly<Record<string, string | readonly string[]>>;

/**
 * The Sysmon events that a row of a registry or process search came from, as XML. A row with fields of both
 * kinds came from a join, and gives one of each.
 */
export function eventsOf(row: SplunkRow): string[] {
  const registry = has(row, 'registry_path') ? [registryEvent(row)] : [];
  const process = has(row, 'process_name') ? [processEvent(row)] : [];
  return [...registry, ...process];
}

/** A process that the one of the row started. */
export function childOf(row: SplunkRow, image: string): string {
  return sysmonEvent(row, '1', {
    ProcessId: '1',
    Image: image,
    CommandLine: image,
    ParentProcessGuid: row['process_guid'],
    ParentProcessId: row['process_id'],
    ParentImage: row['process_path'],
    ParentCommandLine: row['process'],
  });
}

/** Values that the row has for want of a better one. */
const PLACEHOLDERS: readonly unknown[] = [undefined, 'unknown', 'null'];

function has(row: SplunkRow, field: string): boolean {
  return !PLACEHOLDERS.includes(row[field]);
}

type Data = Readonly<Record<string, string | readonly string[] | undefined>>;

function registryEvent(row: SplunkRow): string {
  const isSet = has(row, 'registry_value_data') || has(row, 'registry_value_name');
  const about = {
    ProcessGuid: row['process_guid'],
    ProcessId: row['process_id'],
    Image: row['process_path'],
    TargetObject: row['registry_path'],
    User: account(row),
  };
  if (!isSet) return sysmonEvent(row, '12', { EventType: 'DeleteValue', ...about });
  return sysmonEvent(row, '13', { EventType: 'SetValue', ...about, Details: details(row) });
}

/** `DWORD (0x00000001)` reads as its number in rows. */
function details({ registry_value_data: data, registry_value_type: type }: SplunkRow): string {
  const text = String(data);
  const isNumber = type === undefined ? /^0x[0-9a-f]{8}$/.test(text) : type === 'REG_DWORD';
  return isNumber ? `DWORD (${text})` : text;
}

/** Process fields come from a start, from an image load (`success`), or from an access, which has no command line. */
function processEvent(row: SplunkRow): string {
  const about = {
    ProcessGuid: row['process_guid'],
    ProcessId: row['process_id'],
    Image: row['process_path'],
  };
  const file = { Hashes: row['process_hash'], OriginalFileName: row['original_file_name'] };
  if (row['action'] === 'success')
    return sysmonEvent(row, '7', {
      ...about,
      ...file,
      ImageLoaded: row['process_path'],
      User: account(row),
    });
  if (!has(row, 'process')) return sysmonEvent(row, '10', accessData(row));
  return sysmonEvent(row, '1', {
    ...about,
    ...file,
    CommandLine: row['process'],
    User: account(row),
    IntegrityLevel: row['process_integrity_level'],
    ParentProcessGuid: row['parent_process_guid'],
    ParentProcessId: row['parent_process_id'],
    ParentImage: row['parent_process_path'] ?? row['parent_process_name'],
    ParentCommandLine: row['parent_process'],
  });
}

function accessData(row: SplunkRow): Data {
  return {
    SourceProcessGUID: row['parent_process_guid'],
    SourceProcessId: row['parent_process_id'],
    SourceImage: row['parent_process_path'] ?? row['parent_process_name'],
    TargetProcessGUID: row['process_guid'],
    TargetProcessId: row['process_id'],
    TargetImage: row['process_path'],
    GrantedAccess: '0x1fffff',
  };
}

/** Rows keep the name without its domain. */
function account(row: SplunkRow): string | undefined {
  return has(row, 'user') ? `LAB\\${String(row['user'])}` : undefined;
}

function sysmonEvent(row: SplunkRow, id: string, data: Data): string {
  const time = String(row['firstTime'] ?? row['_time'] ?? '2025-12-10T00:00:00').slice(0, 19);
  const items = Object.entries(data).filter(([, value]) => !PLACEHOLDERS.includes(value));
  const xml = items.map(([name, value]) => `<Data Name='${name}'>${String(value)}</Data>`).join('');
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon' Guid='{5770385F-C22A-43E0-BF4C-06F5698FFBD9}'/><EventID>${id}</EventID><TimeCreated SystemTime='${time}.000Z'/><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>${String(row['dest'])}</Computer></System><EventData>${xml}</EventData></Event>`;
}
