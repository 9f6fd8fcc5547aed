import { PREPARED_FILE } from '../content/built-in.ts';
import { writeWhole } from '../disk/write-whole.ts';
import { preparedContent } from './prepared-content.ts';

writeWhole(PREPARED_FILE, JSON.stringify(preparedContent('.')));
