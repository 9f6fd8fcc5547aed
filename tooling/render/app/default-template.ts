import type { AppFile, AppSettings } from './app-input.ts';

/** The files that each app needs, if its template does not have them. */
export function defaultTemplate({
  title,
  description,
  authorName,
  authorEmail,
}: AppSettings): AppFile[] {
  const readme = `# ${title}\n\n${description}\n\nContact: ${authorName}, ${authorEmail}\n`;
  return [
    { path: 'README.md', content: readme },
    { path: 'metadata/default.meta', content: PERMISSIONS },
  ];
}

/** Everyone may read; the administrators of Splunk Enterprise and of Splunk Cloud may write. */
const PERMISSIONS = `[]
access = read : [ * ], write : [ admin, sc_admin ]
export = system

[savedsearches]
owner = admin

[savedsearches/default]
export = none
`;
