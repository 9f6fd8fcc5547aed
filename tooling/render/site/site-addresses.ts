import type { Report } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import { siteDiagnostic } from './diagnostics.ts';

/** The longest part of an address: file systems hold 255 bytes, and people read less. */
const LONGEST = 80;

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** The part of an address that is made from a name: small letters, digits and dashes. */
export function siteSlug(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, LONGEST).replace(/-$/, '');
}

/** Gives out the names of folders below one folder of the site, each once. */
export class Addresses {
  readonly #folder: string;
  readonly #report: Report;
  readonly #owners = new Map<string, ContentDocument<unknown>>();

  constructor(folder: string, report: Report) {
    this.#folder = folder;
    this.#report = report;
  }

  /** The page of a document whose address is made from `wanted`; another one, and a warning, where that cannot be. */
  assign(wanted: string, document: ContentDocument<unknown>): string {
    const name = this.#usable(wanted, document);
    this.#owners.set(name, document);
    return this.#pathOf(name);
  }

  /** A second address for a document; undefined, and a warning, where it is taken. */
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
    if (!this.#owners.has(wanted)) return wanted;
    let count = 2;
    while (this.#owners.has(`${wanted}-${count}`)) count += 1;
    return `${wanted}-${count}`;
  }

  #pathOf(name: string): string {
    return `${this.#folder}/${name}/index.html`;
  }

  #reportCollision(wanted: string, { document, owner, path }: Collision): void {
    const related = [{ span: owner.spanAt(['name']), message: 'the first one' }];
    const params = { address: `/${this.#folder}/${wanted}/`, path };
    const span = document.spanAt(['name']);
    this.#report(siteDiagnostic('shared-address', params, span, { related }));
  }
}

interface Collision {
  readonly document: ContentDocument<unknown>;
  readonly owner: ContentDocument<unknown>;
  /** Where the second one goes instead; undefined for an alias that it does without. */
  readonly path: string | undefined;
}
