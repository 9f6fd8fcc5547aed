import { unsupportedCommand } from './unsupported.ts';

/** Only a name that the content does not have stays: others are replaced by the text of that search. */
export const savedsearch = {
  ...unsupportedCommand({
    name: 'savedsearch',
    aliases: ['macro', 'savedsplunk'],
    reason: 'no search of the content has that name',
    type: 'generating',
  }),
  savedSearch: (written: string) => written,
};
