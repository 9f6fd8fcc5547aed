import type { Report } from '../../base/diagnostic.ts';
import { tidyDate } from '../../base/tidy-date.ts';
import type { ContentDocument } from '../../content/document.ts';
import { docsDiagnostic } from './diagnostics.ts';

interface PageNameOptions {
  readonly report: Report;
  /** Names that several detections may share. */
  readonly twins: ReadonlyMap<string, unknown>;
  /** Whether pages are published under dates as they are written: `2022-11-1`. */
  readonly anyDate: boolean;
}

/** A page to be written to disk. */
interface NamedPage {
  readonly path: string;
  readonly view: {
    readonly name: string;
    readonly document: ContentDocument<unknown>;
    readonly frontMatter: { readonly redirectFrom: string | undefined };
  };
}

/** The pages with portable and unique names; others are reported. */
export function checkPageNames<Page extends NamedPage>(
  pages: readonly Page[],
  options: PageNameOptions,
): Page[] {
  const { report } = options;
  checkRedirects(pages, options);
  const firstByKey = new Map<string, Page>();
  return pages.filter((page) => {
    const key = page.path.normalize('NFC').toLowerCase();
    const first = firstByKey.get(key);
    const problem =
      nameProblem(page) ??
      (options.anyDate ? undefined : dateProblem(page)) ??
      (first && collision(page, first));
    if (problem === undefined) firstByKey.set(key, page);
    else report(problem);
    return problem === undefined;
  });
}

function collision({ path, view }: NamedPage, first: NamedPage) {
  const related = [{ span: first.view.document.spanAt(['name']), message: 'first page' }];
  return docsDiagnostic('page-collision', { path }, view.document.spanAt(['name']), { related });
}

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** File systems support names of up to 255 bytes. */
const LONGEST = 255;

function nameProblem({ path, view }: NamedPage) {
  const span = view.document.spanAt(['name']);
  const name = path.slice(path.indexOf('/') + 1);
  if (RESERVED.test(name)) return docsDiagnostic('reserved-name', { path }, span);
  const problem = unsafePart(name);
  return problem === undefined
    ? undefined
    : docsDiagnostic('unsafe-name', { path: name, problem }, span);
}

/** Jekyll takes the date of a page from its file name. */
function dateProblem({ path, view }: NamedPage) {
  const [, date] = /^_posts\/(\d{4}-\d{1,2}-\d{1,2})-/.exec(path) ?? [];
  if (date === undefined || date === tidyDate(date)) return undefined;
  return docsDiagnostic('untidy-date', { date }, view.document.spanAt(['date']));
}

function unsafePart(name: string): string | undefined {
  const character = /[<>:"/\\|?*\p{Cc}]/u.exec(name)?.[0];
  if (character !== undefined) return `contains ${JSON.stringify(character)}`;
  if (/^\.|[. ]\.md$/.test(name)) return 'starts or ends with a dot or space';
  return new TextEncoder().encode(name).length > LONGEST
    ? `is longer than ${LONGEST} bytes`
    : undefined;
}

/** Of two detections in a folder whose names have the same URL, only one can have the redirect. */
function checkRedirects(pages: readonly NamedPage[], { report, twins }: PageNameOptions): void {
  const firstByAddress = new Map<string, NamedPage>();
  for (const page of pages) {
    const address = page.view.frontMatter.redirectFrom;
    if (address === undefined || twins.has(page.view.name)) continue;
    const first = firstByAddress.get(address);
    firstByAddress.set(address, first ?? page);
    if (first === undefined) continue;
    const related = [{ span: first.view.document.spanAt(['name']), message: 'first page' }];
    report(
      docsDiagnostic('shared-redirect', { address }, page.view.document.spanAt(['name']), {
        related,
      }),
    );
  }
}
