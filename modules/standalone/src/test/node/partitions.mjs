// Writes a record under each id as the example would, and prints where it came to.
// Usage, in a directory with the example and its packages: node partitions.mjs TOPIC ID...
import { producer } from './pay_kafka.mjs';

const [topic, ...ids] = process.argv.slice(2);
const writer = producer();
await writer.connect();
for (const id of ids) {
  const [written] = await writer.send({ topic, acks: -1, messages: [{ key: id, value: '' }] });
  console.log(`${id} ${written.partition}`);
}
await writer.disconnect();
