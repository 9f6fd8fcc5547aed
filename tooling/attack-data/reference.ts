/** A parsed `data` reference of a test. */
export type SampleReference =
  | { readonly kind: 'path'; readonly path: string }
  | SampleAddress
  | { readonly kind: 'refused'; readonly reason: string };

/** A remote sample. */
export interface SampleAddress {
  readonly kind: 'address';
  /** The canonical URL, the key in lock and cache. */
  readonly url: string;
  /** Download URLs, in order. */
  readonly downloads: readonly string[];
  /** Its path in a clone of its repository, such as `datasets/…/x.log`. */
  readonly below: string | undefined;
}

/**
 * Parses a reference: a path, a GitHub file URL in any form (`media.…/media/o/r/REF/…`, `raw.…/o/r/REF/…`,
 * `github.com/o/r/blob|raw/REF/…`, each also with `refs/heads/`), or any other `http` or `https` URL.
 */
export function parseReference(text: string): SampleReference {
  if (!/^[a-z][a-z\d+.-]+:\//i.test(text)) return { kind: 'path', path: text };
  const problem = addressProblem(text);
  if (problem !== undefined) return { kind: 'refused', reason: problem };
  const url = new URL(text);
  url.hash = '';
  return githubAddress(url) ?? otherAddress(url);
}

/** Why a URL is not allowed; undefined if it is. */
export function addressProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'it is not a valid URL';
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:')
    return `unsupported scheme ${protocol.slice(0, -1)}, only http and https are supported`;
  if (username !== '' || password !== '') return 'it contains a username or password';
  return undefined;
}

interface GithubFile {
  readonly repository: string;
  /** Branch, tag or commit, and the path below it: `master/datasets/…/x.log`. */
  readonly rest: string;
}

/** The file URLs of each GitHub host. */
const GITHUB_FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['media.githubusercontent.com', /^\/media\/([^/]+\/[^/]+)\/(.+)$/],
  ['raw.githubusercontent.com', /^\/([^/]+\/[^/]+)\/(.+)$/],
  ['github.com', /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/],
  ['www.github.com', /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/],
]);

/** One host serves Git LFS files, another all other files; the LFS host is tried first. */
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

/** Samples are in datasets/; the path before it is a branch, whose name may have slashes. */
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
    // A path with invalid percent-encoding is in no clone.
    return undefined;
  }
}
