import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PREPARED_FILE } from '../content/built-in.ts';
import { preparedContent } from './prepared-content.ts';

mkdirSync(dirname(PREPARED_FILE), { recursive: true });
writeFileSync(PREPARED_FILE, JSON.stringify(preparedContent('.')));
