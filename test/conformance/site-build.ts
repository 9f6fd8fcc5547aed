import { nodeHost } from '../../tooling/api/node-host.ts';
import { buildSiteFiles } from '../../tooling/project/site/build-site.ts';
import { publishSite } from '../../tooling/project/site/publish-site.ts';

/** Builds a site in a process of its own, and prints what that took: `{files, mib, seconds}`. */
const [contentRoot, out] = process.argv.slice(2);
if (contentRoot === undefined || out === undefined) throw new Error('usage: CONTENT OUT');

const started = performance.now();
const options = { host: nodeHost(), contentRoot, profile: undefined, attackData: undefined };
const build = await buildSiteFiles(options);
const published = await publishSite(out, { files: build.files, mayPublish: () => true });
if (published.kind !== 'written') throw new Error(`the site was not written: ${published.kind}`);
const mib = Math.round(process.resourceUsage().maxRSS / 1024);
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(JSON.stringify({ files: published.counts.files, mib, seconds }));
