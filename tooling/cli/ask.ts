import { isCancel, select, text } from '@clack/prompts';
import { UsageError } from './usage-error.ts';

/** One question to somebody at a terminal. */
export interface Question {
  readonly message: string;
  /** What may be answered; anything where it is missing. */
  readonly choices?: readonly string[];
  readonly suggestion?: string | undefined;
}

export type Ask = (question: Question) => Promise<string>;

/** Asks in the terminal; ends the command when the question is turned down. */
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
  if (isCancel(answer)) throw new UsageError('nothing was written');
  return answer;
}

function required(answer: string | undefined): string | undefined {
  return answer?.trim() ? undefined : 'something has to be said here';
}
