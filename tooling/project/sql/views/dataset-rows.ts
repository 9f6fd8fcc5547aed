import { conditionOf, sqlOf } from '../../../backends/sql/expression.ts';
import { call, caseOf, nothing, type Sql, test, text } from '../../../backends/sql/sql.ts';
import { asList, asText, concatenated, unified } from '../../../backends/sql/values.ts';
import { isNoSql, type NoSql, type ViewRows } from '../../../backends/sql/view-rows.ts';
import type { ContentDocument } from '../../../content/document.ts';
import type { DataModel, Dataset } from '../../../content/model.ts';
import { conditionOfText, expressionOfText } from '../../../mapping/compile-text.ts';
import { fieldNames } from '../../../mapping/data-model-catalog.ts';
import { COMMON_FIELDS } from '../../../mapping/data-model-row.ts';
import { fieldsRead } from '../../../plan/reads.ts';
import type { ReportNoSql } from './event-rows.ts';

/** A dataset in its data model. */
export interface DatasetNode {
  readonly document: ContentDocument<DataModel>;
  readonly index: number;
  readonly dataset: Dataset;
  readonly parent: DatasetNode | undefined;
  readonly children: DatasetNode[];
  /** The prefix of its fields: `All_Changes.Account_Management`. */
  readonly path: string;
}

/** The datasets of a data model by name. */
export function datasetNodes(document: ContentDocument<DataModel>): Map<string, DatasetNode> {
  const nodes = new Map<string, DatasetNode>();
  for (const [index, dataset] of document.data.datasets.entries()) {
    const parent = dataset.parent === undefined ? undefined : nodes.get(dataset.parent);
    const path = parent === undefined ? dataset.name : `${parent.path}.${dataset.name}`;
    const node = { document, index, dataset, parent, children: [], path };
    parent?.children.push(node);
    nodes.set(dataset.name, node);
  }
  return nodes;
}

/** The constraint of a dataset. */
export function constraintOf({ document, index }: DatasetNode) {
  const source = document.embedded(['datasets', index, 'constraint']);
  return { source, condition: conditionOfText(source, () => undefined) };
}

/** Makes the rows of a dataset of events. Returns why that has no SQL, if it has none. */
export function applyDataset(
  rows: ViewRows,
  node: DatasetNode,
  report: ReportNoSql,
): NoSql | undefined {
  const entering = new Entering(rows, report);
  for (const one of lineage(node)) {
    const condition = entering.conditionOf(one);
    if (isNoSql(condition)) {
      report(`the dataset "${one.path}"`, condition, constraintOf(one).source);
      return condition;
    }
    rows.keep(condition);
    entering.enter(one, undefined);
  }
  entering.enterChildren(node, undefined);
  entering.finish();
  return undefined;
}

function lineage(node: DatasetNode): readonly DatasetNode[] {
  return node.parent === undefined ? [node] : [...lineage(node.parent), node];
}

/** A dataset that rows are in: all of them, or those for which a condition holds. */
interface Entered {
  readonly node: DatasetNode;
  readonly holds: Sql | undefined;
}

class Entering {
  readonly #rows: ViewRows;
  readonly #report: ReportNoSql;
  readonly #entered: Entered[] = [];

  constructor(rows: ViewRows, report: ReportNoSql) {
    this.#rows = rows;
    this.#report = report;
  }

  conditionOf(node: DatasetNode): Sql | NoSql {
    const { condition } = constraintOf(node);
    const reads = fieldsRead(condition).map(({ text: name }) => name);
    return this.#rows.attempt({ reads, make: (scope) => conditionOf(condition, scope) });
  }

  /** Sets the default values and the calculated fields of a dataset. */
  enter(node: DatasetNode, holds: Sql | undefined): void {
    this.#entered.push({ node, holds });
    const { unknown_fields: unknown = [], calculated_fields: calculated = {} } = node.dataset;
    const defaults = unknown
      .filter((field) => !(field in calculated) && !this.#rows.refused.has(field))
      .map(
        (field) => [field, this.#when(holds, field, orUnknown(this.#rows.field(field)))] as const,
      );
    this.#rows.set(defaults);
    for (const field of Object.keys(calculated)) this.#calculate(node, field, holds);
  }

  #calculate(node: DatasetNode, field: string, holds: Sql | undefined): void {
    const source = node.document.embedded(['datasets', node.index, 'calculated_fields', field]);
    const expression = expressionOfText(source, () => undefined);
    const reads = fieldsRead(expression).map(({ text: name }) => name);
    const value = this.#rows.attempt({ reads, make: (scope) => sqlOf(expression, scope) });
    if (isNoSql(value)) {
      this.#report(`the field "${node.path}.${field}"`, value, source);
      this.#rows.refuse(field, value.reason);
    } else this.#rows.set([[field, this.#when(holds, field, value)]]);
  }

  #when(holds: Sql | undefined, field: string, value: Sql): Sql {
    if (holds === undefined) return value;
    const [yes = value, no = value] = unified([value, this.#rows.field(field)]);
    return caseOf([[holds, yes]], no);
  }

  /** Events are in those child datasets whose constraints they meet. */
  enterChildren({ children }: DatasetNode, holds: Sql | undefined): void {
    const entered = children.flatMap((child): Entered[] => {
      const condition = this.conditionOf(child);
      if (isNoSql(condition)) {
        this.#report(`the dataset "${child.path}"`, condition, constraintOf(child).source);
        this.#refuseFields(child, condition.reason);
        return [];
      }
      const both = holds === undefined ? condition : test('and', holds, condition);
      const inside = this.#rows.hidden(both);
      this.enter(child, inside);
      return [{ node: child, holds: inside }];
    });
    for (const { node, holds: inside } of entered) this.enterChildren(node, inside);
  }

  #refuseFields(node: DatasetNode, reason: string): void {
    for (const field of fieldNames(node.dataset))
      this.#rows.refuse(`${node.path}.${field}`, reason);
    for (const child of node.children) this.#refuseFields(child, reason);
  }

  /** Fields have the names of their datasets in front of them. */
  finish(): void {
    const fields = new Map<string, Sql>();
    for (const name of COMMON_FIELDS)
      if (this.#rows.has(name)) fields.set(name, this.#rows.field(name));
    const refused: [string, string][] = [];
    for (const { node, holds } of this.#entered)
      for (const field of fieldNames(node.dataset)) {
        const reason = this.#rows.refused.get(field);
        const name = `${node.path}.${field}`;
        if (reason !== undefined) refused.push([name, reason]);
        else fields.set(name, inside(holds, this.#rows.field(field)));
      }
    fields.set('nodename', this.#nodeNames());
    this.#rows.select(fields);
    for (const [name, reason] of refused) this.#rows.refuse(name, reason);
  }

  #nodeNames(): Sql {
    const names = this.#entered.map(({ node, holds }) =>
      inside(holds, call('list', [text(node.path)], 'list')),
    );
    return concatenated(names.map(asList));
  }
}

function inside(holds: Sql | undefined, value: Sql): Sql {
  return holds === undefined ? value : caseOf([[holds, value]], nothing(value.type));
}

/** A missing or empty value is `unknown`. */
function orUnknown(value: Sql): Sql {
  if (value.kind === 'null') return text('unknown');
  const [known = value, unknown = text('unknown')] = unified([value, text('unknown')]);
  const isEmpty = value.type === 'text' ? [test('equal', asText(value), text(''))] : [];
  return caseOf([[anyTrue([test('is-null', value), ...isEmpty]), unknown]], known);
}

function anyTrue(conditions: readonly Sql[]): Sql {
  const [only = nothing('boolean')] = conditions;
  return conditions.length === 1 ? only : test('or', ...conditions);
}
