import { posix } from 'node:path';
import { sourceAddress } from '../docs/addresses.ts';
import { isSafeAddress } from '../safe-address.ts';
import { siteDiagnostic } from './diagnostics.ts';
import { type RenderedDocument, renderDocument } from './document-markdown.ts';
import { rootOf } from './layout.ts';
import type { DocumentPage } from './site.ts';
import { siteSlug } from './site-addresses.ts';
import type { SiteInput, TextFile } from './site-input.ts';
import { unusedName } from './unused-name.ts';

/** The longest document that is shown, in characters. */
const LONGEST_DOCUMENT = 500_000;

/** The pages of the documentation, with links between them. */
export function documentPages(input: SiteInput): readonly DocumentPage[] {
  const pathOf = pagePaths(input.documents);
  return input.documents.map((file) => {
    const path = pathOf.get(file.path) ?? '';
    const document = rendered(file, { path, pathOf, input });
    return { name: document.title ?? file.path, path, document, file };
  });
}

/** `docs/README.md` is at documentation/docs/, `docs/cli.md` at documentation/docs/cli/. */
function pagePaths(files: readonly TextFile[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    files.map(({ path }) => {
      const parts = path
        .replace(/(?:^|\/)README\.md$/, '')
        .replace(/\.md$/, '')
        .split('/');
      const wanted = ['documentation', ...parts.map(siteSlug).filter((part) => part !== '')];
      const page = unusedName(wanted.join('/'), { taken, first: 2 });
      taken.add(page);
      return [path, `${page}/index.html`];
    }),
  );
}

interface LinkContext {
  /** The page that links. */
  readonly path: string;
  readonly pathOf: ReadonlyMap<string, string>;
  readonly input: SiteInput;
}

function rendered(file: TextFile, context: LinkContext): RenderedDocument {
  const { text } = file.source;
  if (text.length > LONGEST_DOCUMENT) {
    const params = { key: file.path, most: LONGEST_DOCUMENT };
    const span = { source: file.source, start: 0, end: 0 };
    context.input.report(siteDiagnostic('long-text', params, span));
  }
  return renderDocument(text.slice(0, LONGEST_DOCUMENT), (address) =>
    linkTarget(address, file, context),
  );
}

/** Where a link leads: to another page of the site, to a file in the repository, or to the web; undefined if nowhere. */
function linkTarget(
  address: string,
  file: TextFile,
  { path, pathOf, input }: LinkContext,
): string | undefined {
  if (!isSafeAddress(address)) return undefined;
  if (address.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  const [target = '', fragment] = address.split('#', 2);
  const wanted = posix.join(posix.dirname(file.path), decoded(target)).replace(/\/$/, '');
  const page = pathOf.get(wanted) ?? pathOf.get(`${wanted}/README.md`);
  const anchor = fragment === undefined ? '' : `#${fragment}`;
  if (page !== undefined) return `${rootOf(path)}${page}${anchor}`;
  return wanted.startsWith('..') ? undefined : sourceAddress(input.style, { path: wanted });
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
