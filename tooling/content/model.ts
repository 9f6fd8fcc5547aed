// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
export type * from './model/detection.ts';
export type * from './model/story.ts';
export type * from './model/macro.ts';
export type * from './model/lookup.ts';
export type * from './model/data-source.ts';
export type * from './model/data-model.ts';
export type * from './model/baseline.ts';
export type * from './model/investigation.ts';
export type * from './model/deployment.ts';
export type * from './model/dashboard.ts';
export type * from './model/removed.ts';
export type * from './model/log-source.ts';
export type * from './model/sigma-filter.ts';
export type * from './model/tripline.ts';
export type * from './model/attack-data-lock.ts';
export type * from './model/deprecations.ts';
