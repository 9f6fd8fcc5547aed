import { problemOfError } from '../../attack-data/download-problem.ts';
import { addressProblem } from '../../attack-data/reference.ts';
import { request } from '../../attack-data/request.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Content } from '../../content/content.ts';
import { lintDiagnostic } from '../../lint/diagnostics.ts';
import { type Reference, referencesOf } from '../../lint/references.ts';

/** Addresses that are asked at once, and how long each may take. */
const AT_ONCE = 8;
const PATIENCE_MS = 20_000;

/** Asks each address that the content refers to, once; those that do not answer with a page are findings. */
export async function deadLinks(content: Content): Promise<Diagnostic[]> {
  const places = new Map<string, Reference[]>();
  for (const reference of referencesOf(content)) {
    const known = places.get(reference.text);
    if (known !== undefined) known.push(reference);
    else if (addressProblem(reference.text) === undefined) places.set(reference.text, [reference]);
  }
  const reasons = await askAll([...places.keys()]);
  return [...places].flatMap(([address, references]) => {
    const reason = reasons.get(address);
    if (reason === undefined) return [];
    return references.map(({ at }) => lintDiagnostic('dead-link', { address, reason }, at()));
  });
}

/** Why addresses lead nowhere, by address. */
async function askAll(addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  const waiting = addresses.values();
  const work = async () => {
    for (const address of waiting) {
      const reason = await reasonOf(address);
      if (reason !== undefined) reasons.set(address, reason);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return reasons;
}

async function reasonOf(address: string): Promise<string | undefined> {
  try {
    const answer = await request(address, {}, AbortSignal.timeout(PATIENCE_MS));
    if (answer.kind !== 'answer') return answer.reason;
    const { status, body } = answer.response;
    await body?.cancel();
    return status < 400 || BLOCKED.has(status) ? undefined : `the server answers ${status}`;
  } catch (error) {
    return problemOfError(error).reason;
  }
}

/** Some servers turn programs away from pages that a browser is shown. */
const BLOCKED: ReadonlySet<number> = new Set([401, 403, 429]);
