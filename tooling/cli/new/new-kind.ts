import type { Question } from '../ask.ts';
import type { Workspace } from '../workspace.ts';
import type { NewFile } from './skeleton.ts';

/** Something that `tripline new` can write. */
export interface NewKind {
  readonly name: string;
  readonly summary: string;
  /** What can be said on the command line besides the name, and what it means. */
  readonly options: Readonly<Record<string, string>>;
  make(context: NewContext): Promise<readonly NewFile[]>;
}

export interface NewContext {
  readonly name: string;
  /** The name as files and macros spell it. */
  readonly slug: string;
  readonly id: string;
  readonly date: string;
  readonly author: string;
  readonly workspace: Workspace;
  /** What was said on the command line, or in answer to the question; its suggestion where nobody can be asked. */
  answer(option: string, question: Question): Promise<string>;
}

/** The keys that most kinds begin with. */
export function heading({ name, id, date, author }: NewContext) {
  return { name, id, version: 1, date, author };
}
