/** A change of one text. */
export interface TextEdit {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A field without the name of its dataset: `Processes.user` is `user`. */
export function ownName(field: string): string {
  return field.replace(/^(?:[A-Z]\w*\.)+/, '');
}
