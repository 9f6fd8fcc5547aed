import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import { diskReader } from '../../content/load.ts';
import { readLookupTable } from '../../content/lookup-table.ts';
import type { Lookup } from '../../content/model.ts';
import type { LookupTable } from '../../events/run.ts';

interface ReadTable {
  readonly definition: ContentDocument<Lookup> | undefined;
  readonly table: LookupTable | undefined;
  readonly problems: readonly Diagnostic[];
}

/** The tables of lookups, each read once while its definition and its file stay the same. */
export class LookupTables {
  private readonly read = new Map<string, ReadTable>();

  /** The table of a lookup; undefined if the content has none. */
  table(content: Content, name: string): LookupTable | undefined {
    const definition = definitionOf(content, name);
    const known = this.read.get(name);
    if (known !== undefined && known.definition === definition) return known.table;
    const problems: Diagnostic[] = [];
    const report = (problem: Diagnostic) => void problems.push(problem);
    const table = readLookupTable(content, name, { reader: diskReader(content.root), report });
    this.read.set(name, { definition, table, problems });
    return table;
  }

  /** Whether any table has problems. */
  get hasProblems(): boolean {
    return [...this.read.values()].some(({ problems }) => problems.length > 0);
  }

  /** The problems of the tables with these names. */
  problemsOf(names: Iterable<string>): readonly Diagnostic[] {
    return [...names].flatMap((name) => this.read.get(name)?.problems ?? []);
  }
}

function definitionOf({ lookup }: Content, name: string): ContentDocument<Lookup> | undefined {
  return lookup.byName.get(name) ?? lookup.byName.get(name.replace(/\.csv$/, ''));
}
