/** One `Key: value` of a Windows event's message, and the section that it stands in (`Subject`). */
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
 * A line that begins with a tab and is no entry belongs to the value before it; sentences are left out.
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

/** `Subject:` or `Subject :`, with nothing after it and nothing before it. */
const SECTION = /^([A-Z][^:\t]{0,62}?) ?:[ \t]*$/;

/** The key is short, and a tab or a space follows its colon: a path or a time is no entry. */
const ENTRY = /^(\t?)([^\s:<"'\\{%][^:\t]{0,62}?) ?:(?:[ \t]+(.*))?$/;

/** Blanks at the end matter in a command line (`*\\sam *`), and elsewhere are padding (`NtLmSsp `). */
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

/** The `Name: value` lines of a Sysmon message. A value may hold line breaks: what is no such line goes on with it. */
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
