import type { Report } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import { siteDiagnostic } from './diagnostics.ts';
import { unusedName } from './unused-name.ts';

/** The maximum length of a URL segment; file systems allow 255 bytes. */
const LONGEST = 80;

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** The URL segment of a name: lowercase letters, digits and hyphens. */
export function siteSlug(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, LONGEST).replace(/-$/, '');
}

/** Assigns unique folder names in one folder of the site. */
export class Addresses {
  readonly #folder: string;
  readonly #report: Report;
  readonly #owners = new Map<string, ContentDocument<unknown>>();

  constructor(folder: string, report: Report) {
    this.#folder = folder;
    this.#report = report;
  }

  /**
   * The page of a document at the URL of `wanted`, or at another one, with a warning, if that is not possible.
   */
  assign(wanted: string, document: ContentDocument<unknown>): string {
    const name = this.#usable(wanted, document);
    this.#owners.set(name, document);
    return this.#pathOf(name);
  }

  /** A second URL for a document; undefined, with a warning, if it is taken. */
  alias(wanted: string, document: ContentDocument<unknown>): string | undefined {
    if (wanted === '' || RESERVED.test(wanted)) return undefined;
    const owner = this.#owners.get(wanted);
    if (owner === undefined) {
      this.#owners.set(wanted, document);
      return this.#pathOf(wanted);
    }
    this.#reportCollision(wanted, { document, owner, path: undefined });
    return undefined;
  }

  #usable(wanted: string, document: ContentDocument<unknown>): string {
    if (wanted === '' || RESERVED.test(wanted)) {
      const name = this.#free(wanted === '' ? 'unnamed' : `${wanted}-page`);
      const params = { name: wanted, path: this.#pathOf(name) };
      this.#report(siteDiagnostic('unusable-name', params, document.spanAt(['name'])));
      return name;
    }
    const owner = this.#owners.get(wanted);
    if (owner === undefined) return wanted;
    const name = this.#free(wanted);
    this.#reportCollision(wanted, { document, owner, path: this.#pathOf(name) });
    return name;
  }

  #free(wanted: string): string {
    return unusedName(wanted, { taken: this.#owners, first: 2 });
  }

  #pathOf(name: string): string {
    return `${this.#folder}/${name}/index.html`;
  }

  #reportCollision(wanted: string, { document, owner, path }: Collision): void {
    const related = [{ span: owner.spanAt(['name']), message: 'first page' }];
    const params = { address: `/${this.#folder}/${wanted}/`, path };
    const span = document.spanAt(['name']);
    this.#report(siteDiagnostic('shared-address', params, span, { related }));
  }
}

interface Collision {
  readonly document: ContentDocument<unknown>;
  readonly owner: ContentDocument<unknown>;
  /** The alternative path of the second page; undefined for an alias, which is dropped. */
  readonly path: string | undefined;
}
