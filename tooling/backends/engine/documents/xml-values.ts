import type { PathStep, Selector } from '../../../plan/extraction.ts';
import type { Collect } from './values.ts';
import { readXml, type XmlElement } from './xml-tree.ts';

/** Calls back with the text of every element and every attribute: `event.user`, `event.user{@id}` (rule 186). */
export function collectXml(text: string, collect: Collect): void {
  for (const root of readXml(text)) collectElement(root, root.name, collect);
}

function collectElement(element: XmlElement, name: string, collect: Collect): void {
  if (element.text !== '') collect(name, element.text);
  for (const [attribute, value] of element.attributes) collect(`${name}{@${attribute}}`, value);
  for (const child of element.children) collectElement(child, `${name}.${child.name}`, collect);
}

/** The values at a path: text, attributes, or the markup inside an element with children. */
export function xmlAt(text: string, path: readonly PathStep[]): string[] {
  let found: Found = { elements: [], children: readXml(text) };
  for (const { name, selectors } of path) {
    found = enter(
      name === '' ? found.children : found.children.filter((child) => child.name === name),
    );
    for (const selector of selectors) {
      if (selector.kind === 'attribute') return attributesOf(found.elements, selector.name);
      found = enter(selected(found.elements, selector));
    }
  }
  return found.elements.map(contentOf).filter((value) => value !== '');
}

interface Found {
  readonly elements: readonly XmlElement[];
  readonly children: readonly XmlElement[];
}

function enter(elements: readonly XmlElement[]): Found {
  return { elements, children: elements.flatMap(({ children }) => children) };
}

/** Element indexes start at 1. */
function selected(elements: readonly XmlElement[], selector: Selector): readonly XmlElement[] {
  if (selector.kind !== 'index') return elements;
  const element = elements[selector.index - 1];
  return element === undefined ? [] : [element];
}

function attributesOf(elements: readonly XmlElement[], wanted: string): string[] {
  return elements.flatMap(({ attributes }) =>
    attributes.filter(([name]) => name === wanted).map(([, value]) => value),
  );
}

function contentOf({ children, text, inner }: XmlElement): string {
  return children.length === 0 ? text : inner;
}
