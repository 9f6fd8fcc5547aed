import { kinesisRecord, pubSubMessage, snsNotification, sqsMessage } from './aws-messages.ts';
import { awsRecords, cloudTrailLookup } from './cloudtrail.ts';
import { cloudWatchLogs } from './cloudwatch.ts';
import { cloudWatchInsights } from './cloudwatch-insights.ts';
import { elasticHits } from './elastic.ts';
import { elasticBulk } from './elastic-bulk.ts';
import { eventBridge } from './event-bridge.ts';
import { httpEventCollector } from './hec.ts';
import { journalEntry } from './journald.ts';
import { containerLine, shippedLine } from './log-shippers.ts';
import { lokiLine, lokiStream } from './loki.ts';
import { officeAuditData } from './office-audit.ts';
import {
  advancedHunting,
  apiPage,
  azureRecords,
  itemList,
  logAnalyticsTables,
  odataValue,
} from './pages.ts';
import { splunkExport } from './splunk-export.ts';
import type { Wrapper } from './wrapper.ts';

/** Every known wrapper, one line each; the first one that fits opens an object. */
export const wrappers: readonly Wrapper[] = [
  awsRecords,
  cloudTrailLookup,
  cloudWatchLogs,
  cloudWatchInsights,
  eventBridge,
  snsNotification,
  sqsMessage,
  azureRecords,
  kinesisRecord,
  pubSubMessage,
  odataValue,
  itemList,
  logAnalyticsTables,
  advancedHunting,
  elasticHits,
  elasticBulk,
  lokiStream,
  lokiLine,
  splunkExport,
  httpEventCollector,
  shippedLine,
  containerLine,
  journalEntry,
  officeAuditData,
  apiPage,
];
