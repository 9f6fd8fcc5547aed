import type { WrittenTable } from './attack-table.ts';

const WIDTH = 100;

/** The table as JSON with one entry per line, so that a new version has a readable diff. */
export function printAttackTable({ about, domain, version, ...tables }: WrittenTable): string {
  const head = { about, domain, version };
  const parts = [
    ...Object.entries(head).map(
      ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    ),
    ...Object.entries(tables).map(
      ([key, table]) => `  ${JSON.stringify(key)}: ${printTable(table)}`,
    ),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

type Values = Readonly<Record<string, string | readonly string[]>>;

function printTable(table: Readonly<Record<string, object>>): string {
  const entries = Object.entries(table).map(([key, entry]) => printEntry(key, entry as Values));
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n  }`;
}

function printEntry(key: string, values: Values): string {
  const fields = Object.entries(values).map(
    ([name, value]) => `${JSON.stringify(name)}: ${printValue(value)}`,
  );
  const line = `    ${JSON.stringify(key)}: { ${fields.join(', ')} }`;
  if (line.length < WIDTH) return line;
  return `    ${JSON.stringify(key)}: {\n      ${fields.join(',\n      ')}\n    }`;
}

function printValue(value: string | readonly string[]): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
}
