import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { PreflightContext } from './context.ts';
import { templateProblem } from './template-problem.ts';
import { xmlProblem } from './well-formed.ts';

/** XML and JSON of the template that Splunk cannot read, and scripts in views. */
export function* badMarkup({ input }: PreflightContext): Iterable<Diagnostic> {
  for (const [path, bytes] of input.template) {
    const text = Buffer.from(bytes).toString();
    const found = markupProblem(path, text);
    if (found !== undefined) yield templateProblem(path, { ...found, text, input });
  }
}

function markupProblem(path: string, text: string) {
  if (path.endsWith('.json')) return jsonProblem(text);
  if (!path.endsWith('.xml')) return folderProblem(path);
  return xmlProblem(text) ?? scriptIn(text);
}

function jsonProblem(text: string) {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return { offset: 0, problem: 'is not JSON' };
  }
}

/** JavaScript inside a view, which Splunk does not run and AppInspect rejects. */
function scriptIn(text: string) {
  const offset = text.search(/<script[\s>/]/i);
  return offset < 0 ? undefined : { offset, problem: 'has a <script> element' };
}

function folderProblem(path: string) {
  const isBad = /^default\/data\/ui\/(?:panels|views|nav)\/.*(?<!\.html)$/.test(path);
  return isBad ? { offset: 0, problem: 'is neither XML nor HTML' } : undefined;
}
