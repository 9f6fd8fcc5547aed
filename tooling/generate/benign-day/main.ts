import { join } from 'node:path';
import { writeWhole } from '../../disk/write-whole.ts';
import { benignDay } from './benign-day.ts';

const [folder = join('build', 'benign_day')] = process.argv.slice(2);
for (const { path, text } of benignDay('.')) writeWhole(join(folder, path), text);
process.stdout.write(`wrote ${folder}\n`);
