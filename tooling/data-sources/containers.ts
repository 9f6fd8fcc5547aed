/** A kind of file around data that has to be taken out of it first. */
export interface Container {
  readonly name: string;
  /** How to get to the data. */
  readonly advice: string;
}

interface Signature extends Container {
  readonly bytes: Buffer;
  readonly at?: number;
}

const hex = (text: string) => Buffer.from(text, 'hex');

const UNPACK = 'unpack it first';

const SIGNATURES: readonly Signature[] = [
  { name: 'zip archive', bytes: hex('504b0304'), advice: `${UNPACK}: unzip FILE` },
  { name: 'Zstandard (zst) file', bytes: hex('28b52ffd'), advice: `${UNPACK}: zstd -d FILE` },
  { name: 'bzip2 (bz2) file', bytes: Buffer.from('BZh'), advice: `${UNPACK}: bunzip2 FILE` },
  { name: 'xz file', bytes: hex('fd377a585a00'), advice: `${UNPACK}: unxz FILE` },
  { name: 'LZ4 file', bytes: hex('04224d18'), advice: `${UNPACK}: lz4 -d FILE` },
  { name: '7-Zip archive', bytes: hex('377abcaf271c'), advice: `${UNPACK}: 7z x FILE` },
  { name: 'RAR archive', bytes: Buffer.from('Rar!'), advice: `${UNPACK}: unrar x FILE` },
  { name: 'tar archive', bytes: Buffer.from('ustar'), at: 257, advice: `${UNPACK}: tar -xf FILE` },
  {
    name: 'Parquet file',
    bytes: Buffer.from('PAR1'),
    advice:
      "convert it to JSON lines first, for example with DuckDB: COPY (FROM 'FILE') TO 'FILE.json'",
  },
  { name: 'Avro file', bytes: hex('4f626a01'), advice: 'convert it to JSON lines first' },
  {
    name: 'SQLite database',
    bytes: Buffer.from('SQLite format 3\0'),
    advice: 'export its tables as CSV',
  },
  {
    name: 'packet capture (pcap)',
    bytes: hex('d4c3b2a1'),
    advice: 'make logs of it first, for example with Zeek',
  },
  {
    name: 'packet capture (pcapng)',
    bytes: hex('0a0d0d0a'),
    advice: 'make logs of it first, for example with Zeek',
  },
];

/** The container whose signature is at the start of a file. */
export function containerOf(head: Buffer): Container | undefined {
  return SIGNATURES.find(({ bytes, at = 0 }) => head.subarray(at, at + bytes.length).equals(bytes));
}
