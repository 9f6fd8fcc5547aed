import { problemOfError } from '../../attack-data/download-problem.ts';
import type { MayAsk } from '../../attack-data/public-address.ts';
import { addressProblem } from '../../attack-data/reference.ts';
import { request } from '../../attack-data/request.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Content } from '../../content/content.ts';
import { lintDiagnostic } from '../../lint/diagnostics.ts';
import { type Reference, referencesOf } from '../../lint/references.ts';

/** The number of concurrent requests, and the time limit of each. */
const AT_ONCE = 8;
const PATIENCE_MS = 20_000;

/** Checked URLs with the reason why they do not resolve; undefined for those that do. */
export type AskedLinks = Map<string, string | undefined>;

/** Requests each reference URL once; those that do not return a page are findings. */
export async function deadLinks(
  content: Content,
  asked: AskedLinks,
  mayAsk: MayAsk,
): Promise<Diagnostic[]> {
  const places = new Map<string, Reference[]>();
  for (const reference of referencesOf(content)) {
    const known = places.get(reference.text);
    if (known !== undefined) known.push(reference);
    else if (addressProblem(reference.text) === undefined) places.set(reference.text, [reference]);
  }
  await askAll(
    [...places.keys()].filter((address) => !asked.has(address)),
    asked,
    mayAsk,
  );
  return [...places].flatMap(([address, references]) => {
    const reason = asked.get(address);
    if (reason === undefined) return [];
    return references.map(({ at }) => lintDiagnostic('dead-link', { address, reason }, at()));
  });
}

async function askAll(
  addresses: readonly string[],
  asked: AskedLinks,
  mayAsk: MayAsk,
): Promise<void> {
  const waiting = addresses.values();
  const work = async () => {
    for (const address of waiting) asked.set(address, await reasonOf(address, mayAsk));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function reasonOf(address: string, mayAsk: MayAsk): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await request(address, { signal, mayAsk });
    if (answer.kind !== 'answer') return answer.reason;
    const { status, body } = answer.response;
    await body?.cancel();
    return status < 400 || BLOCKED.has(status) ? undefined : `the server returned ${status}`;
  } catch (error) {
    return problemOfError(error).reason;
  }
}

/** Some servers reject programs but not browsers. */
const BLOCKED: ReadonlySet<number> = new Set([401, 403, 429]);
