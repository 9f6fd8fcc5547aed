import type { Diagnostic } from '../../../base/diagnostic.ts';
import { fileSource, type SourceSpan } from '../../../base/source.ts';
import type { AppInput } from '../app-input.ts';
import { appDiagnostic } from '../diagnostics.ts';

interface Found {
  readonly problem: string;
  /** Where in the text it is; at the start by default. */
  readonly offset?: number;
  readonly text?: string;
  readonly input: AppInput;
}

/** A problem with a file of the template. */
export function templateProblem(path: string, { problem, ...place }: Found): Diagnostic {
  return appDiagnostic('template-file', { path, problem }, templateSpan(path, place));
}

/** A place in a file of the template. */
export function templateSpan(
  path: string,
  { text = '', offset = 0, input }: Omit<Found, 'problem'>,
): SourceSpan {
  const source = fileSource(`${input.content.root}/${input.templateFolder}/${path}`, text);
  const start = Math.min(offset, text.length);
  const end = text.indexOf('\n', start);
  return { source, start, end: end < 0 ? text.length : end };
}
