import { wrappers } from './index.ts';
import { ListIndex } from './list-index.ts';

/** The lists of all known wrappers. */
export const knownLists = new ListIndex(
  wrappers.flatMap(({ id, lists = [] }) => lists.map((list) => ({ ...list, wrapper: id }))),
);
