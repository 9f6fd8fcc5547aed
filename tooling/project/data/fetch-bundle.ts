import { objectPath } from '../../attack-data/cache.ts';
import { DOWNLOAD_DEFAULTS, download } from '../../attack-data/download.ts';
import type { MayAsk } from '../../attack-data/public-address.ts';
import { addressProblem } from '../../attack-data/reference.ts';
import { Scratch } from '../../disk/scratch.ts';
import { readTextFile, type TextFile } from '../docs/read-text.ts';

/** MITRE's STIX bundle of the Enterprise matrix. */
export const ATTACK_BUNDLE =
  'https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/enterprise-attack/enterprise-attack.json';

/** The 2025 bundle has 50 MB. */
const LARGEST = 256 * 1024 * 1024;

/** Downloads a text file, or returns the reason for a failure. Nothing stays on disk. */
export async function fetchBundle(url: string, mayAsk: MayAsk): Promise<TextFile> {
  const problem = addressProblem(url);
  if (problem !== undefined) return { kind: 'unreadable', reason: problem };
  const scratch = new Scratch('attack');
  const cache = scratch.root;
  try {
    const settings = { ...DOWNLOAD_DEFAULTS, cache, maxBytes: LARGEST, mayAsk };
    const address = { kind: 'address', url, downloads: [url], below: undefined } as const;
    const outcome = await download(address, undefined, { settings, onBytes: () => undefined });
    if (outcome.kind === 'problem') return { kind: 'unreadable', reason: outcome.reason };
    return readTextFile(objectPath(cache, outcome.sha256));
  } finally {
    scratch.remove();
  }
}
