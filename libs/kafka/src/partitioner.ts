import { Partitioners, type ICustomPartitioner } from 'kafkajs';

const seed = 0x9747b28c;
const mix = 0x5bd1e995;

/**
 * The partition that every Kafka client's default gives a keyed message: murmur2 of the key. kafkajs has the same one, written
 * with BigInt, which takes longer than all else that is done to a small message.
 */
export const defaultPartitioner: ICustomPartitioner = () => {
  const partitionOf = Partitioners.DefaultPartitioner();
  return (args) => {
    const { key, partition } = args.message;
    const isHashed = typeof partition !== 'number' && key !== null && key !== undefined;
    if (!isHashed) return partitionOf(args);
    return (murmur2(Buffer.from(key)) & 0x7fffffff) % args.partitionMetadata.length;
  };
};

/** MurmurHash2 with Kafka's seed, as a signed number of 32 bits. Source: Austin Appleby, and Kafka's `Utils.murmur2`. */
function murmur2(data: Buffer): number {
  const { length } = data;
  const whole = length & ~3;
  let hash = seed ^ length;
  for (let at = 0; at < whole; at += 4) {
    const block = Math.imul(data.readInt32LE(at), mix);
    hash = Math.imul(hash, mix) ^ Math.imul(block ^ (block >>> 24), mix);
  }
  if (length > whole) {
    hash ^= data.readUIntLE(whole, length - whole);
    hash = Math.imul(hash, mix);
  }
  hash = Math.imul(hash ^ (hash >>> 13), mix);
  return hash ^ (hash >>> 15);
}
