/** An output folder that cannot be written. */
export const unwritable = {
  severity: 'error',
  message: ({ path, reason }: { path: string; reason: string }) =>
    `${path} cannot be written: ${reason}`,
  help: () => 'nothing was changed; use another folder',
} as const;

/** An output folder with files of others: those that are not the named ones. */
export function foreignOutput(own: string) {
  return {
    severity: 'error',
    message: ({ path }: { path: string }) => `${path} contains files that are not ${own}`,
    help: () => 'nothing was changed; use an empty or new folder',
  } as const;
}
