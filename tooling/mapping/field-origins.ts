import type { ContentDocument } from '../content/document.ts';
import type { DataSource } from '../content/model.ts';
import { fieldsRead } from '../plan/reads.ts';
import { expressionOfText } from './compile-text.ts';
import { lineageOf } from './data-source-lineage.ts';

/** The origin of a common field. */
export interface FieldOrigin {
  readonly field: string;
  /** The eval expression, or a description of the lookup. */
  readonly expression: string;
  /** Distinct fields that it is computed from. */
  readonly reads: readonly string[];
  /** The data source that defines it: the given one or an ancestor. */
  readonly dataSource: string;
}

/** The common fields of a data source, those of its ancestors first. */
export function fieldOrigins(
  name: string,
  sources: ReadonlyMap<string, ContentDocument<DataSource>>,
): readonly FieldOrigin[] {
  const byField = new Map<string, FieldOrigin>();
  for (const source of lineageOf(name, sources)) {
    for (const origin of [...lookedUp(source), ...fromTables(source), ...calculated(source)]) {
      byField.delete(origin.field);
      byField.set(origin.field, origin);
    }
  }
  return [...byField.values()];
}

function lookedUp({ data }: ContentDocument<DataSource>): FieldOrigin[] {
  return Object.entries(data.lookups ?? {}).map(([field, table]) => ({
    field,
    expression: `looked up by ${table.field}`,
    reads: [table.field],
    dataSource: data.name,
  }));
}

function fromTables({ data }: ContentDocument<DataSource>): FieldOrigin[] {
  return (data.tables ?? []).flatMap(({ field, columns }) =>
    columns.map((column) => ({
      field: column,
      expression: `looked up by ${field}`,
      reads: [field],
      dataSource: data.name,
    })),
  );
}

function calculated(document: ContentDocument<DataSource>): FieldOrigin[] {
  const { name, calculated_fields = {} } = document.data;
  return Object.entries(calculated_fields).map(([field, text]) => {
    const source = document.embedded(['calculated_fields', field]);
    const expression = expressionOfText(source, () => undefined);
    const reads = [...new Set(fieldsRead(expression).map(({ text }) => text))];
    return { field, expression: text, reads, dataSource: name };
  });
}
