import type { OutputFile } from '../../output-file.ts';
import { html } from '../html.ts';
import { rootOf } from '../layout.ts';
import type { Entry } from '../site.ts';

/** A page that redirects to another page. */
export function redirectFile(path: string, { name, path: target }: Entry): OutputFile {
  const address = `${rootOf(path)}${target}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${name}</title>
<link rel="canonical" href="${address}">
<meta http-equiv="refresh" content="0; url=${address}">
</head>
<body><main><h1>${name}</h1><p>This page has <a href="${address}">moved</a>.</p></main></body>
</html>
`;
  return { path, text: page.text };
}
