import { escapeXml } from '../evtx/bin-xml.ts';
import { elementsOf, jsonText, membersOf } from '../json/json-slices.ts';

type Members = ReadonlyMap<string, string>;

/**
 * The XML of an event that a tool wrote as JSON: evtx_dump and tools with the same parser (`#attributes`, or
 * `Provider_attributes`), Velociraptor (attributes as members), and converters of XML (`@Name`). Undefined if the text
 * is not an event.
 */
export function xmlOfEventJson(text: string): string | undefined {
  const outer = membersOf(text);
  const event = membersOf(outer?.get('Event') ?? '') ?? outer;
  const system = membersOf(event?.get('System') ?? '');
  if (event === undefined || system === undefined) return undefined;
  const sections = [...event].map(([name, value]) => sectionXml(name, value, event));
  return `<Event>${systemXml(system)}${sections.join('')}</Event>`;
}

function systemXml(system: Members): string {
  // An element may have attributes beside it and no member of its own.
  const names = new Set([...system.keys()].map((name) => name.replace(/_attributes$/, '')));
  const parts = [...names].map((name) =>
    elementXml(name, system.get(name) ?? 'null', attributesBeside(system, name)),
  );
  return `<System>${parts.join('')}</System>`;
}

function sectionXml(name: string, value: string, event: Members): string {
  if (name === 'EventData') return eventDataXml(value, attributesBeside(event, name));
  if (name === 'UserData' || name === 'RenderingInfo') return elementXml(name, value, []);
  const message = name === 'Message' ? jsonText(value) : undefined;
  return message === undefined
    ? ''
    : `<RenderingInfo><Message>${escapeXml(message)}</Message></RenderingInfo>`;
}

type Attributes = readonly (readonly [name: string, value: string])[];

function eventDataXml(value: string, beside: Attributes): string {
  const members = membersOf(value);
  if (members === undefined) return '';
  const data = [...members].flatMap(([name, content]) => {
    if (isAttributes(name) || name.startsWith('@')) return [];
    if (name !== 'Data') return [dataXml(content, name)];
    return (elementsOf(content) ?? [content]).flatMap(unnamedData);
  });
  const attributes = attributesXml([...beside, ...attributesIn(members)]);
  return `<EventData${attributes}>${data.join('')}</EventData>`;
}

/** `Data` without a name, or with a name in its attributes: text, or a list of texts. */
function unnamedData(content: string): readonly string[] {
  const members = membersOf(content);
  const name = new Map(members && attributesIn(members)).get('Name');
  const text = members === undefined ? content : textMember(members);
  return (elementsOf(text) ?? [text]).map((item) => dataXml(item, name));
}

function dataXml(content: string, name: string | undefined): string {
  const attribute = name === undefined ? '' : ` Name='${attributeText(name)}'`;
  const text = textOf(content);
  const value = name !== undefined && /guid$/i.test(name) ? withBraces(text) : text;
  return `<Data${attribute}>${escapeXml(value)}</Data>`;
}

/** An element: its text, its attributes, and the elements in it. */
function elementXml(name: string, value: string, beside: Attributes, depth = 0): string {
  if (!/^[\w.:-]+$/.test(name) || depth > DEEPEST) return '';
  const items = elementsOf(value);
  if (items !== undefined)
    return items.map((item) => elementXml(name, item, beside, depth + 1)).join('');
  const members = membersOf(value);
  const attributes = attributesXml([
    ...beside,
    ...(members === undefined ? [] : elementAttributes(name, members)),
  ]);
  const content =
    members === undefined ? escapeXml(textOf(value)) : contentXml(name, members, depth);
  return `<${name}${attributes}>${content}</${name}>`;
}

const DEEPEST = 16;

function contentXml(name: string, members: Members, depth: number): string {
  if (ATTRIBUTE_ELEMENTS.has(name)) return escapeXml(textOf(textMember(members)));
  const elements = [...members].filter(([key]) => !isAttributes(key) && !/^[@#]/.test(key));
  const parts = elements.map(([key, value]) =>
    elementXml(key, value, attributesBeside(members, key), depth + 1),
  );
  return escapeXml(textOf(textMember(members))) + parts.join('');
}

/** Elements of System that have attributes; Velociraptor writes these as members. */
const ATTRIBUTE_ELEMENTS = new Set([
  'Provider',
  'EventID',
  'TimeCreated',
  'Correlation',
  'Execution',
  'Security',
]);

function elementAttributes(name: string, members: Members): Attributes {
  const marked = attributesIn(members);
  if (!ATTRIBUTE_ELEMENTS.has(name) || marked.length > 0) return marked;
  return [...members].flatMap(([key, value]) =>
    /^\w+$/.test(key) && key !== 'Value' ? [[key, textOf(value)] as const] : [],
  );
}

function textMember(members: Members): string {
  return members.get('#text') ?? members.get('Value') ?? members.get('$') ?? '""';
}

function isAttributes(name: string): boolean {
  return name === '#attributes' || name.endsWith('_attributes');
}

function attributesIn(members: Members): Attributes {
  const own = [...members].flatMap(([key, value]) =>
    key.startsWith('@') ? [[key.slice(1), textOf(value)] as const] : [],
  );
  return [...own, ...attributesOf(members.get('#attributes'))];
}

function attributesBeside(members: Members, name: string): Attributes {
  return attributesOf(members.get(`${name}_attributes`));
}

function attributesOf(slice: string | undefined): Attributes {
  return [...(membersOf(slice ?? '') ?? [])].map(([name, value]) => [name, textOf(value)]);
}

function attributesXml(attributes: Attributes): string {
  return attributes
    .filter(([name, value]) => /^\w+$/.test(name) && name !== 'xmlns' && value !== '')
    .map(([name, value]) => ` ${name}='${attributeText(attributeValue(name, value))}'`)
    .join('');
}

function attributeValue(name: string, value: string): string {
  if (name === 'Guid' || name.endsWith('ActivityID')) return withBraces(value);
  return name === 'SystemTime' && /^\d+(\.\d+)?$/.test(value) ? isoOf(Number(value)) : value;
}

function isoOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function attributeText(value: string): string {
  return escapeXml(value).replaceAll("'", '&apos;');
}

/** Windows writes a GUID in braces; some tools leave them out. */
function withBraces(value: string): string {
  return /^[\dA-Fa-f]{8}(-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/.test(value) ? `{${value}}` : value;
}

/** A value as text: numbers as they are written, nothing for null. */
function textOf(slice: string): string {
  const text = jsonText(slice) ?? slice;
  return text === 'null' ? '' : text;
}
