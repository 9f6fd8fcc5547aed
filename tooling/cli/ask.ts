import { isCancel, select, text } from '@clack/prompts';
import { oneLine } from '../base/inert.ts';
import type { Question } from '../project/new/question.ts';
import { UsageError } from '../project/usage-error.ts';

/** Asks the user a question and returns the answer. */
export type Ask = (question: Question) => Promise<string>;

/** Asks in the terminal; ends the command when the user cancels. */
export async function askInTerminal({
  message,
  choices,
  suggestion = '',
}: Question): Promise<string> {
  // Names of stories and others come from the content.
  const shown = oneLine(message);
  const answer =
    choices === undefined || choices.length === 0
      ? await text({ message: shown, initialValue: oneLine(suggestion), validate: required })
      : await select({
          message: shown,
          initialValue: suggestion,
          options: choices.map((value) => ({ value, label: oneLine(value) })),
        });
  if (isCancel(answer)) throw new UsageError('canceled; nothing was written');
  return answer;
}

function required(answer: string | undefined): string | undefined {
  return answer?.trim() ? undefined : 'enter a value';
}
