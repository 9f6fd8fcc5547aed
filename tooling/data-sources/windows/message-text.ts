/** One `Key: value` entry of a Windows event message, and its section (`Subject`). */
export interface MessageEntry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/**
 * The entries of a rendered message:
 *
 *     Subject:
 *     	Account Name:		svc
 *     Logon Type:			3
 *     Privileges:		SeTcbPrivilege
 *     			SeDebugPrivilege
 *
 * A line that starts with a tab and is not an entry continues the previous value; sentences are ignored.
 */
export function messageEntries(message: string): MessageEntry[] {
  const entries: MessageEntry[] = [];
  let section = '';
  let open: string[] | undefined;
  const close = () => closeEntry(entries, open);
  for (const line of message.split(/\r?\n/)) {
    const hasKey = line.includes(':');
    const header = hasKey ? SECTION.exec(line)?.[1] : undefined;
    const entry = hasKey && header === undefined ? ENTRY.exec(line) : null;
    if (header === undefined && entry === null) {
      if (open !== undefined && continues(line, open)) open.push(line);
      continue;
    }
    close();
    open = undefined;
    if (header !== undefined) section = header;
    const [, indent, key, text = ''] = entry ?? [];
    if (key === undefined) continue;
    if (indent === '') section = '';
    const value = isExact(key) ? text : text.trimEnd();
    entries.push({ section, key, value });
    open = [value];
  }
  close();
  return entries;
}

/** `Subject:` or `Subject :` on its own line. */
const SECTION = /^([A-Z][^:\t]{0,62}?) ?:[ \t]*$/;

/** The key is short, and its colon is followed by a tab or a space: a path or a time is not an entry. */
const ENTRY = /^(\t?)([^\s:<"'\\{%][^:\t]{0,62}?) ?:(?:[ \t]+(.*))?$/;

/** Trailing spaces matter in a command line (`*\\sam *`); elsewhere they are padding (`NtLmSsp `). */
function isExact(key: string): boolean {
  return key === 'Process Command Line';
}

function continues(line: string, open: readonly string[]): boolean {
  if (line.startsWith('\t')) return true;
  // A scheduled task is XML over many lines.
  return open[0]?.startsWith('<') === true && /^\s*</.test(line);
}

function closeEntry(entries: MessageEntry[], lines: readonly string[] | undefined): void {
  const last = entries.at(-1);
  if (lines === undefined || lines.length < 2 || last === undefined) return;
  entries[entries.length - 1] = { ...last, value: lines.join('\n').trimEnd() };
}

/** The `Name: value` lines of a Sysmon message. A value may have newlines: any other line continues it. */
export function sysmonEntries(message: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of message.split(/\r?\n/).slice(1)) {
    const [, name, value = ''] = /^([A-Za-z0-9]+):(?: (.*))?$/s.exec(line) ?? [];
    if (name === undefined && last !== undefined) fields.set(last, `${fields.get(last)}\n${line}`);
    if (name === undefined) continue;
    fields.set(name, value);
    last = name;
  }
  return fields;
}
