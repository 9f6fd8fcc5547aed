import { githubFormat } from './github.ts';
import { gitlabFormat } from './gitlab.ts';
import { jsonFormat } from './json-format.ts';
import { junitFormat } from './junit.ts';
import { markdownFormat } from './markdown.ts';
import type { ReportFormat } from './run-report.ts';
import { sarifFormat } from './sarif.ts';
import { textFormat } from './text-format.ts';

const list: readonly ReportFormat[] = [
  textFormat,
  jsonFormat,
  githubFormat,
  sarifFormat,
  junitFormat,
  gitlabFormat,
  markdownFormat,
];

/** Every format, by name. */
export const formats: ReadonlyMap<string, ReportFormat> = new Map(
  list.map((format) => [format.name, format]),
);
