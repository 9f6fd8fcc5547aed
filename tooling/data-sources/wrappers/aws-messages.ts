import { toText } from '../../events/field-value.ts';
import type { Enveloped, Fields, Wrapper } from './wrapper.ts';

/** Notifications of Amazon SNS, directly or as the body of a message. */
export const snsNotification: Wrapper = {
  id: 'sns',
  summary: 'SNS notification: {"Type": "Notification", "Message": "…"}',
  envelope: {
    holds: (fields) =>
      (fields.has('Message') && fields.has('TopicArn')) || fields.has('Sns.Message'),
    open: (_, fields) => ({ text: toText(fields.get('Message') ?? fields.get('Sns.Message')) }),
  },
};

/** Messages of Amazon SQS, as the API and as event sources deliver them. */
export const sqsMessage: Wrapper = {
  id: 'sqs',
  summary: 'SQS messages: {"Messages": [{"Body": "…", "ReceiptHandle": "…"}]}',
  lists: [{ path: ['Messages'] }],
  envelope: {
    holds: (fields) => fields.has('ReceiptHandle') || fields.has('receiptHandle'),
    open: (_, fields) => textOf(fields, ['Body', 'body']),
  },
};

/** Records of Kinesis streams and of Firehose: Base64. */
export const kinesisRecord: Wrapper = {
  id: 'kinesis',
  summary:
    'Kinesis and Firehose records: {"kinesis": {"data": "…"}}, {"recordId": "…", "data": "…"}',
  lists: [
    {
      path: ['records'],
      before: [
        'requestId',
        'invocationId',
        'deliveryStreamArn',
        'sourceKinesisStreamArn',
        'region',
        'timestamp',
      ],
    },
  ],
  envelope: {
    holds: (fields) => fields.has('kinesis.data') || (fields.has('recordId') && fields.has('data')),
    open: (_, fields) => decoded(fields.get('kinesis.data') ?? fields.get('data')),
  },
};

/** Messages of Google Pub/Sub, pushed or pulled: Base64. */
export const pubSubMessage: Wrapper = {
  id: 'pubsub',
  summary: 'Google Pub/Sub messages: {"message": {"data": "…", "messageId": "…"}}',
  lists: [{ path: ['receivedMessages'] }],
  envelope: {
    holds: (fields) => fields.has('message.data') && fields.has('message.messageId'),
    open: (_, fields) => decoded(fields.get('message.data')),
  },
};

function textOf(fields: Fields, names: readonly string[]): Enveloped | undefined {
  const value = names.map((name) => fields.get(name)).find((found) => found !== undefined);
  return value === undefined ? undefined : { text: toText(value) };
}

/** Undefined if the data is not text in Base64: gzip data of a subscription is read when it is unpacked. */
function decoded(data: Parameters<typeof toText>[0]): Enveloped | undefined {
  const base64 = toText(data);
  if (!/^[\w+/-]{2,}={0,2}$/.test(base64)) return undefined;
  const text = Buffer.from(base64, 'base64').toString();
  return text.includes('\uFFFD') || text.trim() === '' ? undefined : { text };
}
