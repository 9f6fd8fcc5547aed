import { githubFormat } from './github.ts';
import { jsonFormat } from './json-format.ts';
import { junitFormat } from './junit.ts';
import { markdownFormat } from './markdown.ts';
import type { ReportFormat } from './run-report.ts';
import { sarifFormat } from './sarif.ts';
import { textFormat } from './text-format.ts';

/** Every format, one per line. */
export const formats: ReadonlyMap<string, ReportFormat> = new Map(
  [textFormat, jsonFormat, githubFormat, sarifFormat, junitFormat, markdownFormat].map((format) => [
    format.name,
    format,
  ]),
);
