import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './host.ts';

/** What the package says about itself. */
export interface AboutTool {
  readonly version: string;
  /** The address of its repository, without a slash at the end; undefined until it is published. */
  readonly homepage: string | undefined;
}

/** The version and the address in package.json. */
export function aboutTool({ packageRoot }: Pick<Host, 'packageRoot'>): AboutTool {
  const { version, homepage } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const address = typeof homepage === 'string' ? homepage.replace(/\/+$/, '') : undefined;
  return { version: String(version), homepage: address };
}
