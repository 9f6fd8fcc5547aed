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
  /** Notes a mistake, and the option that it is about; all are reported together, and nothing is written. */
  readonly refuse: (mistake: string, option?: string) => void;
  /** Whether nobody can be asked. */
  readonly isSilent: boolean;
  /** Prints a remark about the new content. */
  readonly note: (remark: string) => void;
  /** The value of an option that is never asked for. */
  readonly option: (name: string) => string | undefined;
  /**
   * The value from the command line or from the user's answer; the suggestion without an interactive terminal.
   */
  answer(option: string, question: Question): Promise<string>;
}

/** The first keys of most kinds. */
export function heading({ name, id, date, author }: NewContext) {
  return { name, id, version: 1, date, author };
}
