/** What the `data` of a test names. */
export type SampleReference =
  | { readonly kind: 'path'; readonly path: string }
  | SampleAddress
  | { readonly kind: 'refused'; readonly reason: string };

/** A sample that lives elsewhere. */
export interface SampleAddress {
  readonly kind: 'address';
  /** One spelling for each sample, whichever form the test uses: what lock and cache know it by. */
  readonly url: string;
  /** Where to ask for it, in this order. */
  readonly downloads: readonly string[];
  /** Its path in a clone of the repository that it comes from, such as `datasets/…/x.log`. */
  readonly below: string | undefined;
}

/**
 * Reads a reference: a path, or an address in any form that GitHub gives a file (`media.…/media/o/r/REF/…`, `raw.…/o/r/REF/…`,
 * `github.com/o/r/blob|raw/REF/…`, each also with `refs/heads/`), or any other http(s) address.
 */
export function parseReference(text: string): SampleReference {
  if (!/^[a-z][a-z\d+.-]+:\//i.test(text)) return { kind: 'path', path: text };
  const problem = addressProblem(text);
  if (problem !== undefined) return { kind: 'refused', reason: problem };
  const url = new URL(text);
  url.hash = '';
  return githubAddress(url) ?? otherAddress(url);
}

/** Why an address may not be asked; undefined when it may. */
export function addressProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'it is no address';
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:')
    return `its scheme is ${protocol.slice(0, -1)}, and only http and https are read`;
  if (username !== '' || password !== '') return 'it holds a user name or a password';
  return undefined;
}

interface GithubFile {
  readonly repository: string;
  /** Branch, tag or commit, and the path below it: `master/datasets/…/x.log`. */
  readonly rest: string;
}

/** How each of GitHub's hosts spells a file. */
const GITHUB_FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['media.githubusercontent.com', /^\/media\/([^/]+\/[^/]+)\/(.+)$/],
  ['raw.githubusercontent.com', /^\/([^/]+\/[^/]+)\/(.+)$/],
  ['github.com', /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/],
  ['www.github.com', /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/],
]);

/** Files under Git LFS are served by one host, and all others by another: the first is asked first. */
function githubAddress(url: URL): SampleAddress | undefined {
  const file = githubFile(url);
  if (file === undefined) return undefined;
  const below = DATASETS.exec(file.rest)?.[1] ?? afterFirstPart(file.rest);
  const media = `https://media.githubusercontent.com/media/${file.repository}/${file.rest}`;
  const raw = `https://raw.githubusercontent.com/${file.repository}/${file.rest}`;
  return { kind: 'address', url: media, downloads: [media, raw], below: decoded(below) };
}

function githubFile({ hostname, pathname }: URL): GithubFile | undefined {
  const [, repository, rest] = GITHUB_FORMS.get(hostname)?.exec(pathname) ?? [];
  if (repository === undefined || rest === undefined) return undefined;
  const path = rest.replace(/^refs\/(?:heads|tags)\//, '').replaceAll(/\/{2,}/g, '/');
  return { repository, rest: path };
}

/** Samples lie in datasets/; what stands before it is a branch, whose name may have slashes. */
const DATASETS = /^.*?\/(datasets\/.+)$/;

function otherAddress(url: URL): SampleAddress {
  const below = DATASETS.exec(url.pathname)?.[1];
  return { kind: 'address', url: url.href, downloads: [url.href], below: decoded(below) };
}

function afterFirstPart(path: string): string | undefined {
  return /^[^/]+\/(.+)$/.exec(path)?.[1];
}

function decoded(path: string | undefined): string | undefined {
  try {
    return path === undefined ? undefined : decodeURIComponent(path);
  } catch {
    // A path that is not encoded as addresses are is in no clone.
    return undefined;
  }
}
