import { type FieldValue, isList, isMap, toNumber, toText } from '../../events/field-value.ts';

type Convert = (value: FieldValue) => FieldValue | undefined;

/** Whether a value has a type already; otherwise ucast() returns its default. */
export function isOfType(value: FieldValue, type: string): boolean {
  const name = baseType(type);
  if (name === 'string') return typeof value === 'string';
  if (name === 'boolean') return typeof value === 'boolean';
  if (name === 'collection' || name === 'list') return isList(value);
  if (name === 'map') return isMap(value);
  return NUMERIC.has(name) ? typeof value === 'number' : true;
}

const NUMERIC = new Set(['long', 'integer', 'int', 'double', 'float', 'number']);

/** Converts a value to a type; undefined if that is not possible. */
export function convertTo(value: FieldValue, type: string): FieldValue | undefined {
  return CONVERT.get(baseType(type))?.(value);
}

const whole: Convert = (value) => {
  const number = toNumber(value);
  return number === undefined ? undefined : Math.trunc(number);
};

const CONVERT: ReadonlyMap<string, Convert> = new Map([
  ['string', (value) => toText(value)],
  ['long', whole],
  ['integer', whole],
  ['int', whole],
  ['double', toNumber],
  ['float', toNumber],
  ['number', toNumber],
  [
    'boolean',
    (value) => (/^(?:true|false)$/i.test(toText(value)) ? /true/i.test(toText(value)) : undefined),
  ],
]);

function baseType(type: string): string {
  return type.replace(/<.*$/s, '').trim().toLowerCase();
}
