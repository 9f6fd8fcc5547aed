import type { Diagnostic } from '../../../base/diagnostic.ts';
import { appDiagnostic } from '../diagnostics.ts';
import type { PreflightContext } from './context.ts';
import { templateProblem, templateSpan } from './template-problem.ts';

/** Files of the template that an app must not have. */
export function* badTemplate({ input }: PreflightContext): Iterable<Diagnostic> {
  for (const [path, bytes] of input.template) {
    const problem = fileProblem(path) ?? metaProblem(path, bytes);
    if (problem !== undefined) yield templateProblem(path, { problem, input });
    else if (path === META && isAdminOnly(bytes))
      yield appDiagnostic('template-permissions', { path }, templateSpan(path, { input }));
  }
}

/** .conf files that Splunk Cloud does not accept. */
const FORBIDDEN = [
  'audit',
  'authentication',
  'authorize',
  'crawl',
  'datatypesbnf',
  'default-mode',
  'deploymentclient',
  'deployment',
  'health',
  'instance',
  'limits',
  'literals',
  'messages',
  'outputs',
  'passwords',
  'procmon-filters',
  'pubsub',
  'regmon-filters',
  'serverclass',
  'serverclass.seed.xml',
  'source-classifier',
  'sourcetypes',
  'splunk-launch',
  'telemetry',
  'user-seed',
  'wmi',
];

function fileProblem(path: string): string | undefined {
  if (/(?:^|\/)(?:\.|__MACOSX|PaxHeader)/.test(path))
    return 'is hidden, or was left by an archiver';
  if (/^local\//.test(path) || path === 'metadata/local.meta')
    return 'belongs to an installation, not to an app';
  if (/\.(?:zip|tar|tgz|gz|spl|7z|rar)$/i.test(path) && !/\.csv\.gz$/.test(path))
    return 'is an archive in the app';
  const conf = /^default\/(.+)\.conf$/.exec(path)?.[1];
  if (conf !== undefined && FORBIDDEN.includes(conf)) return 'is not accepted by Splunk Cloud';
  if (/^metadata\/(?!.*\.meta$)/.test(path)) return 'is not a .meta file';
  if (/^static\/.*(?<!\.png|\.txt)$/.test(path))
    return 'is neither a PNG picture nor text, which a folder static/ must not have';
  return undefined;
}

const META = 'metadata/default.meta';

function metaProblem(path: string, bytes: Uint8Array): string | undefined {
  if (path !== META || /^\[\]/m.test(Buffer.from(bytes).toString())) return undefined;
  return 'has no stanza [] with the permissions of everything';
}

/** Splunk Cloud has no user named admin. */
function isAdminOnly(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString();
  const [, everything = ''] = /^\[\][^\n]*\n((?:(?!\[).*\n?)*)/m.exec(text) ?? [];
  const write = /write\s*:\s*\[([^\]]*)\]/.exec(everything)?.[1];
  return write !== undefined && !/\*|sc_admin/.test(write);
}
