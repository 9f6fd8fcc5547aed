import { isCancel, select, text } from '@clack/prompts';
import { UsageError } from './usage-error.ts';

/** A question asked in the terminal. */
export interface Question {
  readonly message: string;
  /** The possible answers; any answer if missing. */
  readonly choices?: readonly string[];
  readonly suggestion?: string | undefined;
}

export type Ask = (question: Question) => Promise<string>;

/** Asks in the terminal; ends the command when the user cancels. */
export async function askInTerminal({
  message,
  choices,
  suggestion = '',
}: Question): Promise<string> {
  const answer =
    choices === undefined || choices.length === 0
      ? await text({ message, initialValue: suggestion, validate: required })
      : await select({
          message,
          initialValue: suggestion,
          options: choices.map((value) => ({ value, label: value })),
        });
  if (isCancel(answer)) throw new UsageError('canceled; nothing was written');
  return answer;
}

function required(answer: string | undefined): string | undefined {
  return answer?.trim() ? undefined : 'enter a value';
}
