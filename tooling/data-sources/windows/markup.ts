/**
 * One step through the XML of an event: markup and the value after it. Events of one kind share their markup, so each
 * step is computed once and then only compared.
 */
export interface MarkupStep {
  readonly markup: string;
  /** Fields with the same values in most events of a kind: they are part of the markup. */
  readonly fixed: readonly (readonly [field: string, value: string])[];
  /** The field name of the value; undefined if it is not used. */
  readonly field: string | undefined;
  /** The text after the value; undefined at the end of the event. */
  readonly close: string | undefined;
  /** How to handle a field that the event already has. */
  readonly repeated: 'replace' | 'append' | 'keep';
  /** Whether the next step depends on the value: events with the same ID have their fields in the same order. */
  readonly selects: boolean;
  /** The offsets at which System, EventData and UserData start or end, in order. */
  readonly boundaries: readonly BlockBoundary[];
  readonly next: MarkupState;
}

/** Where a block of markup begins or ends. */
export interface BlockBoundary {
  /** The field for the XML between the boundaries. */
  readonly field: string;
  readonly side: 'start' | 'end';
  /** An offset from the start of the markup. */
  readonly offset: number;
}

/** The position of the end of a value in the structure of the event. */
export interface MarkupState {
  readonly path: readonly string[];
  /** The element of the attribute, if the value is one. */
  readonly openTag: string | undefined;
  /** The `Name` attribute of the element, if the value is its text. */
  readonly dataName: string | undefined;
  /** Whether the value was a CDATA section. */
  readonly inCdata: boolean;
  /** The fields of this section so far. */
  readonly seen: ReadonlySet<string>;
}

/** The state at the start of a file. */
export const BEFORE_EVENT: MarkupState = {
  path: [],
  openTag: undefined,
  dataName: undefined,
  inCdata: false,
  seen: new Set(),
};

/** The step that starts at `from`; undefined if the text is not the XML of an event. */
export function readStep(text: string, from: number, state: MarkupState): MarkupStep | undefined {
  return new StepReader(text, from, state).read();
}

const CDATA = '<![CDATA[';
const DEEPEST = 64;
/** Sections whose XML is also a field. */
const BLOCKS: ReadonlyMap<string, string> = new Map([
  ['System', 'System_Props_Xml'],
  ['EventData', 'EventData_Xml'],
  ['UserData', 'UserData_Xml'],
]);

/** The fields with the XML of a section. */
export const SECTION_FIELDS: readonly string[] = [...BLOCKS.values()];
const FIXED_ELEMENTS = new Set(['Version', 'Level', 'Task', 'Opcode', 'Keywords', 'Channel']);

class StepReader {
  readonly #text: string;
  readonly #from: number;
  #at: number;
  #path: readonly string[];
  #seen: ReadonlySet<string>;
  #openTag: string | undefined;
  #dataName: string | undefined;
  readonly #boundaries: BlockBoundary[] = [];
  readonly #fixed: (readonly [string, string])[] = [];

  constructor(text: string, from: number, state: MarkupState) {
    this.#text = text;
    this.#from = from;
    this.#at = from + (state.inCdata ? ']]>'.length : 0);
    this.#path = state.path;
    this.#seen = state.seen;
    this.#openTag = state.openTag;
    this.#dataName = state.dataName;
    if (state.openTag !== undefined) this.#at += 1;
  }

  read(): MarkupStep | undefined {
    for (;;) {
      const found = this.#openTag === undefined ? this.#content() : this.#startTag(this.#openTag);
      if (found !== 'continue') return found;
    }
  }

  /** Text up to the next tag: ignored, because the previous step already read the value. */
  #content(): MarkupStep | 'continue' | undefined {
    const tag = this.#text.indexOf('<', this.#at);
    if (tag < 0) return undefined;
    if (this.#text.startsWith(CDATA, tag)) return this.#cdata(tag + CDATA.length);
    if (this.#text.startsWith('<!--', tag)) return this.#skipPast('-->', tag);
    if (this.#text.startsWith('<?', tag)) return this.#skipPast('?>', tag);
    return this.#text.startsWith('</', tag) ? this.#endTag(tag) : this.#openElement(tag);
  }

  #skipPast(mark: string, from: number): 'continue' | undefined {
    const end = this.#text.indexOf(mark, from);
    this.#at = end + mark.length;
    return end < 0 ? undefined : 'continue';
  }

  #cdata(valueStart: number): MarkupStep {
    this.#at = valueStart;
    return this.#step({ field: this.#fieldOfElement(), close: ']]>' });
  }

  #endTag(tag: number): MarkupStep | 'continue' | undefined {
    const end = this.#text.indexOf('>', tag);
    const name = this.#text.slice(tag + 2, end).trimEnd();
    if (end < 0 || name !== this.#path.at(-1)) return undefined;
    if (this.#path.length === 2) this.#addBoundary(name, 'end', tag);
    this.#at = end + 1;
    this.#path = this.#path.slice(0, -1);
    if (this.#path.length > 0) return 'continue';
    if (this.#text.slice(this.#at).trim() !== '') return undefined;
    return this.#step({ field: undefined, close: undefined });
  }

  #addBoundary(element: string, side: BlockBoundary['side'], at: number): void {
    const field = BLOCKS.get(element);
    if (field !== undefined) this.#boundaries.push({ field, side, offset: at - this.#from });
  }

  #openElement(tag: number): 'continue' | undefined {
    const name = matchAt(ELEMENT_NAME, this.#text, tag + 1);
    if (name === undefined) return undefined;
    if (this.#path.length === 0 && name !== 'Event') return undefined;
    this.#openTag = name;
    this.#dataName = undefined;
    this.#at = tag + 1 + name.length;
    return 'continue';
  }

  #startTag(element: string): MarkupStep | 'continue' | undefined {
    this.#at = skipWhiteSpace(this.#text, this.#at);
    if (this.#text.startsWith('/>', this.#at)) {
      this.#at += 2;
      this.#openTag = undefined;
      return 'continue';
    }
    if (this.#text[this.#at] === '>') return this.#enter(element);
    return this.#attribute();
  }

  #enter(element: string): MarkupStep | 'continue' | undefined {
    if (this.#path.length >= DEEPEST) return undefined;
    this.#at += 1;
    this.#openTag = undefined;
    this.#path = [...this.#path, element];
    if (this.#isFixed(element)) return this.#fixedText(element);
    if (this.#path.length > 2) return this.#step({ field: this.#fieldOfElement(), close: '<' });
    this.#seen = new Set();
    this.#addBoundary(element, 'start', this.#at);
    return 'continue';
  }

  #isFixed(element: string): boolean {
    return this.#path.length === 3 && this.#section() === 'System' && FIXED_ELEMENTS.has(element);
  }

  #fixedText(element: string): 'continue' | undefined {
    const end = this.#text.indexOf('<', this.#at);
    if (end < 0) return undefined;
    this.#addFixed(element, this.#at, end);
    this.#at = end;
    return 'continue';
  }

  #addFixed(field: string, start: number, end: number): void {
    const value = this.#text.slice(start, end);
    if (value.trim() !== '') this.#fixed.push([ownText(field), ownText(value)]);
  }

  /** Attributes in System are fields, `Name` in EventData names a field; other attributes are ignored. */
  #attribute(): MarkupStep | 'continue' | undefined {
    const name = matchAt(ATTRIBUTE, this.#text, this.#at);
    if (name === undefined) return undefined;
    const quoteAt = this.#at + name.length - 1;
    const quote = name.slice(-1);
    const end = this.#text.indexOf(quote, quoteAt + 1);
    if (end < 0) return undefined;
    const attribute = name.slice(0, name.search(/[\s=]/));
    const isOfProvider = this.#section() === 'System' && this.#openTag === 'Provider';
    if (isOfProvider) this.#addFixed(attribute, quoteAt + 1, end);
    if (isOfProvider || this.#isConstant(attribute)) {
      if (attribute === 'Name') this.#dataName = this.#text.slice(quoteAt + 1, end);
      this.#at = end + 1;
      return 'continue';
    }
    this.#at = quoteAt + 1;
    const field = this.#section() === 'System' ? attribute : undefined;
    return this.#step({ field, close: quote });
  }

  /** Whether the attribute has the same value in all events of a kind, so that it is part of the markup. */
  #isConstant(attribute: string): boolean {
    return attribute.startsWith('xmlns') || this.#section() === 'EventData';
  }

  #section(): string | undefined {
    return this.#path[1];
  }

  #fieldOfElement(): string | undefined {
    const name = this.#dataName ?? this.#path.at(-1);
    return name === undefined ? undefined : toFieldName(name);
  }

  #step({ field, close }: Pick<MarkupStep, 'field' | 'close'>): MarkupStep {
    const section = this.#section();
    const repeats = field !== undefined && this.#seen.has(field);
    return {
      markup: ownText(this.#text.slice(this.#from, this.#at)),
      fixed: this.#fixed,
      field: field === undefined ? undefined : ownText(field),
      close,
      selects: section === 'System' && field === 'EventID',
      repeated: policy(section, repeats, field),
      boundaries: this.#boundaries,
      next: this.#state(field, close),
    };
  }

  #state(field: string | undefined, close: string | undefined): MarkupState {
    const inCdata = close === ']]>';
    const openTag = close === "'" || close === '"' ? this.#openTag : undefined;
    const seen = field === undefined ? this.#seen : new Set([...this.#seen, field]);
    return { path: this.#path, openTag, dataName: this.#dataName, inCdata, seen };
  }
}

/** A copy: a slice would keep the text of the event in memory. */
export function ownText(slice: string): string {
  return Buffer.from(slice).toString();
}

/**
 * System takes precedence over EventData, as the add-on extracts it first and Splunk keeps the first value, and both over
 * RenderingInfo from a collector.
 */
function policy(
  section: string | undefined,
  repeats: boolean,
  field: string | undefined,
): MarkupStep['repeated'] {
  if (section === 'System') return 'replace';
  if (section !== 'EventData' && section !== 'UserData') return 'keep';
  if (field !== undefined && SYSTEM_FIELDS.has(field)) return 'keep';
  return repeats ? 'append' : 'replace';
}

/** The fields of the System section. */
const SYSTEM_FIELDS = new Set([
  ...[
    'Name',
    'Guid',
    'EventSourceName',
    'EventID',
    'Qualifiers',
    'Version',
    'Level',
    'Task',
    'Opcode',
  ],
  ...['Keywords', 'SystemTime', 'EventRecordID', 'ActivityID', 'RelatedActivityID', 'ProcessID'],
  ...['ThreadID', 'Channel', 'Computer', 'UserID'],
]);

const ELEMENT_NAME = /[^\s<>/='"]+/y;
const ATTRIBUTE = /[^\s<>/='"]+\s*=\s*['"]/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function skipWhiteSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/**
 * Splunk cleans the names of extracted fields: `Product Name` becomes `Product_Name`. A namespace prefix is removed.
 */
function toFieldName(name: string): string {
  return name.slice(name.indexOf(':') + 1).replace(/[^A-Za-z0-9_]/g, '_');
}
