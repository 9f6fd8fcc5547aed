import type { Diagnostic } from '../../../base/diagnostic.ts';
import { confFiles } from '../app-files.ts';
import { type ConfProblem, type ParsedConf, parseConf } from '../conf/parse.ts';
import { appDiagnostic } from '../diagnostics.ts';
import type { PreflightContext } from './context.ts';
import { templateProblem, templateSpan } from './template-problem.ts';

/** .conf and .meta files of the template that Splunk reads otherwise than written, or Splunk Cloud rejects. */
export function* badConfs({ input, profile }: PreflightContext): Iterable<Diagnostic> {
  const generated = new Set(confFiles(input, profile).map(({ path }) => path));
  for (const [path, bytes] of input.template) {
    if (!/^(?:default|metadata)\/[^/]*\.(?:conf|meta)$/.test(path)) continue;
    const text = Buffer.from(bytes).toString();
    const conf = parseConf(text);
    const found = [...conf.problems, ...rejected(path, conf, text)];
    for (const problem of found) yield templateProblem(path, { ...problem, text, input });
    if (generated.has(path) && HAS_CONTENT.test(path) && conf.stanzas.length > 0)
      yield appDiagnostic('template-replaced', { path }, templateSpan(path, { text, input }));
  }
}

/** The files with content; the others are about the app itself. */
const HAS_CONTENT =
  /\/(?:savedsearches|analyticstories|macros|transforms|collections|es_investigations|workflow_actions)\.conf$/;

function* rejected(path: string, { stanzas }: ParsedConf, text: string): Iterable<ConfProblem> {
  const at = (part: string) => Math.max(0, text.indexOf(part));
  for (const { name, settings } of stanzas) {
    if (isGlobal(name) && path.endsWith('.conf') && !path.endsWith('/savedsearches.conf'))
      yield { offset: at(`[${name}]`), problem: `has settings of all apps in [${name}]` };
    for (const [key, value] of settings) {
      const problem = settingProblem(path, key, value);
      if (problem !== undefined) yield { offset: at(key), problem };
    }
  }
}

function isGlobal(stanza: string): boolean {
  return ['default', 'general', 'global'].includes(stanza);
}

function settingProblem(path: string, key: string, value: string): string | undefined {
  if (path.endsWith('/transforms.conf') && key === 'external_cmd')
    return 'has a lookup that runs a program (external_cmd), which Splunk Cloud rejects';
  if (path.endsWith('/app.conf') && /^install_source_(?:local_)?checksum$/.test(key))
    return `has "${key}", which only an installation sets`;
  const isLink = path.endsWith('/workflow_actions.conf') && key === 'link.uri';
  if (isLink && /^\s*http:/i.test(value)) return 'has a link without TLS';
  return undefined;
}
