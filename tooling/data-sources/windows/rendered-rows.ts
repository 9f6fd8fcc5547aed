import type { FieldValue } from '../../events/field-value.ts';
import type { RawEvent } from '../raw-format.ts';
import { type RenderedEvent, renderedEvent } from './rendered-event.ts';

type Fields = ReadonlyMap<string, FieldValue>;

/** The event of a row or object of PowerShell or Event Viewer; undefined if it is none. */
export function readRenderedRow(text: string, fields: Fields): readonly RawEvent[] | undefined {
  const rendered = fromGetWinEvent(fields) ?? fromEventViewer(fields) ?? fromGetEventLog(fields);
  const event = rendered && renderedEvent(rendered, text);
  return event && [event];
}

/** `Get-WinEvent`, as JSON or CSV. */
function fromGetWinEvent(fields: Fields): RenderedEvent | undefined {
  if (!fields.has('Id') || !fields.has('ProviderName') || !fields.has('MachineName'))
    return undefined;
  return {
    log: fields.get('LogName') ?? fields.get('ContainerLog'),
    provider: fields.get('ProviderName'),
    id: fields.get('Id'),
    time: fields.get('TimeCreated') ?? fields.get('TimeCreated.value'),
    computer: fields.get('MachineName'),
    record: fields.get('RecordId'),
    level: fields.get('LevelDisplayName'),
    task: fields.get('TaskDisplayName'),
    opcode: fields.get('OpcodeDisplayName'),
    keywords: fields.get('KeywordsDisplayNames{}') ?? fields.get('KeywordsDisplayNames'),
    user: fields.get('UserId') ?? fields.get('UserId.Value'),
    process: fields.get('ProcessId'),
    thread: fields.get('ThreadId'),
    message: fields.get('Message'),
  };
}

/** Event Viewer, as CSV: the header does not name the column of the message. */
function fromEventViewer(fields: Fields): RenderedEvent | undefined {
  if (!fields.has('Event ID') || !fields.has('Date and Time')) return undefined;
  return {
    log: fields.get('Log') ?? fields.get('Log Name'),
    provider: fields.get('Source'),
    id: fields.get('Event ID'),
    time: fields.get('Date and Time'),
    computer: fields.get('Computer'),
    level: fields.get('Level'),
    task: fields.get('Task Category'),
    keywords: fields.get('Keywords'),
    message: fields.get('EXTRA_FIELD_6') ?? lastExtra(fields),
  };
}

function lastExtra(fields: Fields): FieldValue | undefined {
  const name = [...fields.keys()].findLast((key) => key.startsWith('EXTRA_FIELD_'));
  return name === undefined ? undefined : fields.get(name);
}

/** `Get-EventLog`, as JSON or CSV. */
function fromGetEventLog(fields: Fields): RenderedEvent | undefined {
  if (!fields.has('EventID') || !fields.has('EntryType') || !fields.has('MachineName'))
    return undefined;
  return {
    provider: fields.get('Source'),
    id: fields.get('EventID'),
    time: fields.get('TimeGenerated') ?? fields.get('TimeGenerated.value'),
    computer: fields.get('MachineName'),
    record: fields.get('Index'),
    level: fields.get('EntryType'),
    task: fields.get('Category'),
    message: fields.get('Message'),
  };
}
