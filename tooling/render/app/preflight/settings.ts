import type { Diagnostic } from '../../../base/diagnostic.ts';
import { appDiagnostic } from '../diagnostics.ts';
import type { PreflightContext } from './context.ts';

/** Settings of the app that Splunk refuses. */
export function* badSettings({ input, settingAt }: PreflightContext): Iterable<Diagnostic> {
  const { id, version, title, description, label } = input.settings;
  const found: readonly (readonly [string, string, string | undefined])[] = [
    ['id', id, idProblem(id)],
    ['version', version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) ? undefined : NOT_SEMANTIC],
    ['title', title, titleProblem(title)],
    ['description', description, claim(description)],
    ['label', label, label.trim() === '' ? 'is empty' : undefined],
    ...Object.entries(input.settings).map(
      ([key, value]) => [key, String(value), lineProblem(value)] as const,
    ),
  ];
  for (const [key, value, problem] of found)
    if (problem !== undefined)
      yield appDiagnostic('bad-setting', { key, value, problem }, settingAt(key));
}

const NOT_SEMANTIC = 'is not a version such as 1.2.3';

const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function idProblem(id: string): string | undefined {
  if (!/^[A-Za-z0-9._-]+$/.test(id)) return 'must have only letters, digits, ".", "_" and "-"';
  if (/^[\d.]/.test(id)) return 'must not begin with a digit or "."';
  if (/(?:\.|\.tar|\.tgz|\.tar\.gz|\.spl)$/i.test(id))
    return 'must not end like the name of an archive';
  return DEVICES.test(id) ? 'is the name of a device on Windows' : undefined;
}

function titleProblem(title: string): string | undefined {
  if (title.length < 5 || title.length > 80) return 'must have 5 to 80 characters';
  return claim(title);
}

/** Only Splunk may say that an app is from Splunk. */
function claim(text: string): string | undefined {
  return /^Splunk (?:App|Add-?on) for /i.test(text)
    ? 'must not begin like an app of Splunk itself'
    : undefined;
}

function lineProblem(value: unknown): string | undefined {
  return typeof value === 'string' && /\p{Cc}|\\$/u.test(value)
    ? 'must be one line that does not end in a backslash'
    : undefined;
}
