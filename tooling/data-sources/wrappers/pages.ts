import type { Wrapper } from './wrapper.ts';

/** Diagnostic settings of Azure, and streams of Microsoft Defender. */
export const azureRecords: Wrapper = {
  id: 'azure-records',
  summary: 'Azure and Defender records: {"records": […]}',
  lists: [{ path: ['records'] }],
};

/** OData: Microsoft Graph, Defender and the management APIs of Azure. */
export const odataValue: Wrapper = {
  id: 'odata',
  summary: 'Microsoft Graph and other OData answers: {"value": […]}',
  lists: [{ path: ['value'], before: ['@odata.*', 'odata.*', 'nextLink', 'count'] }],
};

/** Lists of Kubernetes, Google APIs and others that name their elements items. */
export const itemList: Wrapper = {
  id: 'items',
  summary: 'Kubernetes, Google and other lists: {"items": […]}',
  lists: [
    {
      path: ['items'],
      before: ['kind', 'apiVersion', 'metadata', 'etag', 'nextPageToken', 'cursor', 'has_more'],
    },
  ],
};

/** What an answer says of itself: counts, and how to get to the next page. */
const PAGING = [
  ...[
    'object',
    'status',
    'stat',
    'success',
    'ok',
    'code',
    'message',
    'error',
    'errors',
    'messages',
  ],
  ...[
    'meta',
    'metadata',
    'links',
    'paging',
    'pagination',
    'response_metadata',
    'result_info',
    'resources',
  ],
  ...[
    'next',
    'next_page',
    'nextPage',
    'nextPageToken',
    'nextToken',
    'NextToken',
    'next_cursor',
    'cursor',
  ],
  ...['prev', 'previous', 'first_id', 'last_id', 'has_more', 'hasMore', 'more', 'moreAvailable'],
  ...[
    'next_stream_position',
    'chunk_size',
    'page',
    'per_page',
    'page_size',
    'pageSize',
    'size',
    'limit',
    'offset',
    'start',
    'length',
  ],
  ...[
    'count',
    'total',
    'total_count',
    'totalCount',
    'total_results',
    'totalResults',
    'queryEndTime',
    'took',
  ],
];

/** One page of events from an API: of Slack, Box, Google Logging, SentinelOne, CrowdStrike, Cloudflare, Duo, Auth0 and others. */
export const apiPage: Wrapper = {
  id: 'api-page',
  summary:
    'a page of an API: {"data": […]}, {"entries": […]}, {"result": […]} with counts and cursors',
  lists: [
    ...[
      'data',
      'entries',
      'result',
      'results',
      'Results',
      'resources',
      'logs',
      'audit_logs',
      'auditLogs',
    ],
    ...[
      'alerts',
      'detections',
      'incidents',
      'findings',
      'Findings',
      'audits',
      'audit_events',
      'auditEvents',
      'events',
      'activities',
    ],
    ...[
      'messagesBlocked',
      'messagesDelivered',
      'clicksBlocked',
      'clicksPermitted',
      'response',
      'list',
      'listFindingsResults',
      'objects',
      'authlogs',
    ],
  ]
    .map((key) => ({ path: [key], before: PAGING }))
    .concat([
      { path: ['response', 'authlogs'], before: PAGING },
      {
        path: ['response', 'docs'],
        before: [...PAGING, 'responseHeader', 'numFound', 'numFoundExact'],
      },
      { path: ['data', 'result'], before: [...PAGING, 'resultType'] },
    ]),
};

/** Answers of Log Analytics and Data Explorer: rows without names. */
export const logAnalyticsTables: Wrapper = {
  id: 'log-analytics',
  summary: 'Log Analytics: {"tables": [{"columns": […], "rows": [[…]]}]}',
  lists: [
    { path: ['tables'], before: ['statistics', 'render', 'dataSources'] },
    { path: ['rows'], before: ['name', 'columns', 'nextLink'], rows: true },
    {
      path: ['properties', 'rows'],
      before: ['id', 'name', 'type', 'location', 'sku', 'eTag', 'columns', 'nextLink'],
      rows: true,
    },
  ],
};

/** Advanced hunting of Microsoft Defender. */
export const advancedHunting: Wrapper = {
  id: 'advanced-hunting',
  summary: 'Microsoft Defender advanced hunting: {"Schema": […], "Results": […]}',
  lists: [
    { path: ['Results'], before: ['Stats', 'Schema'] },
    { path: ['results'], before: ['@odata.*', 'stats', 'schema'] },
  ],
};
