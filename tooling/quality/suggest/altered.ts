/**
 * Values that look like the value but differ from it in one part: without one of its words, with a longer or another
 * name, with another number. The smallest changes first.
 */
export function alteredValues(value: string): readonly string[] {
  if (value === '') return [];
  const found = ADDRESS.test(value)
    ? otherAddresses(value)
    : NUMBER.test(value)
      ? otherNumbers(value)
      : [...withoutWords(value), ...otherNames(value)];
  return [...new Set(found)].filter((other) => other !== value && other.trim() !== '');
}

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A neighbor in the same network, and addresses of the documentation networks and of private ones. */
function otherAddresses(value: string): string[] {
  const [first, second, third, last] = value.split('.').map(Number);
  const neighbor = [first, second, third, ((last ?? 0) % 254) + 1].join('.');
  return [neighbor, '198.51.100.23', '203.0.113.10', '10.20.30.40', '192.168.1.20', '172.16.4.9'];
}

/** Neighbors, and numbers that begin or end with the same digits. */
function otherNumbers(value: string): string[] {
  const number = Number(value);
  return [
    String(number + 1),
    String(number - 1),
    value.slice(0, -1) + String((Number(value.at(-1)) + 5) % 10),
    `${value}0`,
    `1${value}`,
  ].filter((text) => Number.isFinite(Number(text)));
}

/** The number of words that are left out, one at a time. */
const MOST_WORDS = 12;

/** Each word left out, for values of several words. */
function withoutWords(value: string): string[] {
  const words = value.split(/(\s+)/);
  if (words.length < 3) return [];
  const indexes = [...words.keys()].filter((at) => at % 2 === 0);
  return [...indexes].slice(0, MOST_WORDS).map((dropped) =>
    words
      .filter((_, at) => at !== dropped && at !== dropped + 1)
      .join('')
      .trim(),
  );
}

/** A longer name, one with another beginning, and one with another middle; extensions and folders stay. */
function otherNames(value: string): string[] {
  const [, folder = '', name = value, extension = ''] =
    /^(.*[\\/:])?([^\\/:]*?)(\.\w{1,5})?$/s.exec(value) ?? [];
  if (name === '') return [`${value}2`, `x${value}`];
  const half = Math.ceil(name.length / 2);
  return [
    `${folder}${name}2${extension}`,
    `${folder}my${name}${extension}`,
    `${folder}${name.slice(0, half)}x${name.slice(half)}${extension}`,
    ...(extension === '' ? [] : [`${folder}${name}${extension}2`, `${folder}${name}`]),
    `${folder}${name.slice(0, -1)}`,
  ];
}
