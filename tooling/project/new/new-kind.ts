import type { Workspace } from '../workspace.ts';
import type { Question } from './question.ts';
import type { NewFile } from './skeleton.ts';

/** A kind of content that `tripline new` can create. */
export interface NewKind {
  readonly name: string;
  readonly summary: string;
  /** Options of the command line in addition to the name, with their help. */
  readonly options: Readonly<Record<string, string>>;
  make(context: NewContext): Promise<readonly NewFile[]>;
}

/** What is known of new content, and how to ask for more. */
export interface NewContext {
  readonly name: string;
  /** The name as used in file and macro names. */
  readonly slug: string;
  readonly id: string;
  readonly date: string;
  readonly author: string;
  readonly workspace: Workspace;
  /**
   * The value from the command line or from the user's answer; the suggestion without an interactive terminal.
   */
  answer(option: string, question: Question): Promise<string>;
}

/** The first keys of most kinds. */
export function heading({ name, id, date, author }: NewContext) {
  return { name, id, version: 1, date, author };
}
