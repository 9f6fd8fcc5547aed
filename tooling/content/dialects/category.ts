/** In the dialect of 2022, a folder for the status may be above the folder of the category. */
const STATUS_FOLDERS = ['experimental', 'deprecated'];

/** The category of a detection is its folder; that of a deprecated one may be `deprecated` itself. */
export function categoryOf(path: string): string | undefined {
  const folders = path.split('/').slice(1, -1);
  return folders.find((folder) => !STATUS_FOLDERS.includes(folder)) ?? folders[0];
}
