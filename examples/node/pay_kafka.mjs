// Pays somebody over Kafka and waits for the result. Needs the packages kafkajs and avsc.
//
//     npm install && node pay_kafka.mjs wage-17 100.00 0123456789
//
// Ends with 0 if the money arrived, 1 if the payout ended otherwise, 2 if the id is another payout's, 3 if nothing is
// known yet: then run it again with the same id, never with another one.
import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import avro from 'avsc';
import { Kafka, Partitioners, logLevel } from 'kafkajs';

const KAFKA = process.env.PAYOUTS_KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092';
const REGISTRY = process.env.PAYOUTS_SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:8080/apis/ccompat/v7';
const LIMIT_MS = 300_000;
const kafka = new Kafka({ brokers: KAFKA.split(','), logLevel: logLevel.NOTHING });

export const PRODUCER = {
  // Java's partitioner. With another one the orchestrator would reject the command.
  createPartitioner: Partitioners.DefaultPartitioner,
  // Once and in order; acks -1 below: on every in-sync replica.
  idempotent: true,
  maxInFlightRequests: 1,
};

export const producer = () => kafka.producer(PRODUCER);

// decimal(20,6) as the text 100.000000; nothing goes through binary fractions.
class Decimal extends avro.types.LogicalType {
  constructor(schema, options) {
    super(schema, options);
    this.scale = schema.scale;
  }

  _toValue(text) {
    const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
    if (whole === undefined || fraction.length > this.scale) return undefined;
    let hex = BigInt(whole + fraction.padEnd(this.scale, '0')).toString(16);
    if (hex.length % 2) hex = `0${hex}`;
    // Two's complement: a leading bit that is set would mean a negative number.
    return Buffer.from(/^[89a-f]/.test(hex) ? `00${hex}` : hex, 'hex');
  }

  _fromValue(bytes) {
    const unscaled = BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));
    const digits = unscaled.toString().padStart(this.scale + 1, '0');
    return `${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }
}

const types = new Map();

async function registered(path) {
  const answer = await fetch(REGISTRY + path, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`the registry says ${answer.status} to ${path}`);
  return answer.json();
}

function typeOf(schema) {
  if (!types.has(schema)) types.set(schema, avro.Type.forSchema(JSON.parse(schema), { logicalTypes: { decimal: Decimal } }));
  return types.get(schema);
}

// Confluent's wire format: a zero, the id of the registered schema, the value in Avro.
async function encode(command) {
  const { id, schema } = await registered('/subjects/payout.commands-value/versions/latest');
  const header = Buffer.alloc(5);
  header.writeInt32BE(id, 1);
  return Buffer.concat([header, typeOf(schema).toBuffer(command)]);
}

async function decode(value) {
  const { schema } = await registered(`/schemas/ids/${value.readInt32BE(1)}`);
  return typeOf(schema).fromBuffer(value.subarray(5));
}

// Returns once Kafka has the command. What is not confirmed is sent again: it is paid once.
async function submit(payoutId, value, end) {
  const writer = producer();
  while (Date.now() < end) {
    try {
      await writer.connect();
      await writer.send({ topic: 'payout.commands', acks: -1, timeout: 10_000, messages: [{ key: payoutId, value }] });
      await writer.disconnect();
      return;
    } catch (error) {
      console.error(`not confirmed, trying again: ${error.message}`);
    }
  }
  console.error(`whether ${payoutId} was taken is not known; run this again with the same id`);
  process.exit(3);
}

// The payout's result; later ones have a higher revision. Undefined if none came by the end.
async function result(payoutId, end) {
  // A group of its own: it reads every result from the beginning and commits nothing.
  const reader = kafka.consumer({ groupId: `payouts-example-${randomUUID()}` });
  await reader.connect();
  await reader.subscribe({ topic: 'payout.results', fromBeginning: true });
  const found = await new Promise((resolve) => {
    const limit = setTimeout(resolve, end - Date.now());
    reader.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        if (message.key?.toString() === payoutId && message.value) {
          clearTimeout(limit);
          resolve(await decode(message.value));
        }
      },
    });
  });
  await reader.disconnect();
  return found;
}

async function main([payoutId, amount, account]) {
  // Checked by the orchestrator, not here: what breaks a rule ends in payout.rejections.
  const value = await encode({
    command_id: randomUUID(),
    payout_id: payoutId,
    issued_at: Date.now(),
    body: {
      'dev.payouts.avro.SubmitPayout': {
        amount,
        currency: 'THB',
        country: 'TH',
        payment: 'bank',
        payee: { account },
        source: 'example',
      },
    },
  });
  const end = Date.now() + LIMIT_MS;
  await submit(payoutId, value, end);
  const found = await result(payoutId, end);
  if (!found) {
    console.error(`${payoutId} has no result yet; run this again with the same id`);
    return 3;
  }
  // An id that is taken keeps what it was first used for; the second command ends in payout.rejections.
  if (Number(found.amount) !== Number(amount) || found.currency !== 'THB') {
    console.error(`${payoutId} is another payout, of ${found.amount} ${found.currency}`);
    return 2;
  }
  console.log(`${payoutId} ${found.status} revision ${found.revision}`);
  return found.status === 'COMPLETED' ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
