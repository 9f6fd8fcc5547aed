/**
 * A title in the form of file names and filter macros: lowercase letters and digits, with underscores for
 * everything else.
 */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}
