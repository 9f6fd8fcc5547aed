import { concatenated } from '../nodes/union.ts';
import { inputOf, type TranslatedCommand } from './command.ts';

/** `appendpipe`: the rows, then those of a pipeline over them. */
export const appendpipe: TranslatedCommand = {
  command: 'appendpipe',
  translate: (node, translation) => {
    const rows = inputOf(node, translation);
    const [pipeline] = node.subplans ?? [];
    if (pipeline === undefined) return rows;
    return concatenated([rows, translation.relation(pipeline, rows)], translation);
  },
};
