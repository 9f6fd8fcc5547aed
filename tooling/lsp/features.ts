import type { Feature } from './feature.ts';
import { codeActions } from './requests/code-actions.ts';

/** Everything that the server answers, one file per kind of request. */
export const features: readonly Feature[] = [codeActions];
