/** A value of the MaxMind database format, as far as the tests need it. */
type Value = string | number | { readonly [key: string]: Value } | readonly Value[];

const MARKER = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);

/** A database with one record, for one IPv4 network such as 203.0.113.0/24. */
export function mmdbWith(network: string, record: Value): Buffer {
  const [address = '', length = '32'] = network.split('/');
  const bits = address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')
    .slice(0, Number(length));
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1,
    database_type: 'Test-City',
    description: { en: 'Written by a test' },
    ip_version: 4,
    languages: ['en'],
    node_count: bits.length,
    record_size: 24,
  });
  return Buffer.concat([tree(bits), Buffer.alloc(16), encode(record), MARKER, metadata]);
}

/** A chain of nodes: the bit of the network leads on, the other one nowhere. */
function tree(bits: string): Buffer {
  const count = bits.length;
  const nodes = [...bits].map((bit, index) => {
    const onward = index + 1 < count ? index + 1 : count + 16;
    const node = Buffer.alloc(6);
    node.writeUIntBE(bit === '0' ? onward : count, 0, 3);
    node.writeUIntBE(bit === '1' ? onward : count, 3, 3);
    return node;
  });
  return Buffer.concat(nodes);
}

function encode(value: Value): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([head(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') return encodeNumber(value);
  if (isList(value)) return Buffer.concat([Buffer.from([value.length, 4]), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([
    head(7, entries.length),
    ...entries.flatMap(([key, item]) => [encode(key), encode(item)]),
  ]);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function encodeNumber(value: number): Buffer {
  if (Number.isInteger(value)) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([head(6, 4), bytes]);
  }
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return Buffer.concat([head(3, 8), bytes]);
}

function head(type: number, size: number): Buffer {
  return size < 29 ? Buffer.from([(type << 5) | size]) : Buffer.from([(type << 5) | 29, size - 29]);
}
