// Receives results as webhooks and prints each once. Needs Node 18 or later and nothing else.
//
//   PAYOUTS_WEBHOOK_SECRET=whsec_... node receive_webhooks.mjs 9000
//
// Keeps what it has seen in memory; yours keeps it in its database, in the transaction that does the work.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const TOLERANCE_SECONDS = 300;
const key = Buffer.from(process.env.PAYOUTS_WEBHOOK_SECRET.slice('whsec_'.length), 'base64');
const revisions = new Map();

/** Whether the body is as the producer signed it, and not long ago. */
function isGenuine(headers, body) {
  const saidAt = headers['webhook-timestamp'] ?? '';
  if (!/^\d+$/.test(saidAt) || Math.abs(Date.now() / 1000 - Number(saidAt)) > TOLERANCE_SECONDS) {
    return false;
  }
  const signed = createHmac('sha256', key).update(`${headers['webhook-id']}.${saidAt}.`).update(body).digest('base64');
  const mine = Buffer.from(`v1,${signed}`);
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
    const theirs = Buffer.from(one);
    return theirs.length === mine.length && timingSafeEqual(theirs, mine);
  });
}

function take({ type, data }) {
  if (type !== 'payout.result') {
    console.log(type);
  } else if (data.revision > (revisions.get(data.payout_id) ?? 0)) {
    revisions.set(data.payout_id, data.revision);
    console.log(`${data.payout_id} ${data.status} revision ${data.revision}`);
  }
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (isGenuine(request.headers, body)) {
    take(JSON.parse(body));
    // Only now: what is not answered so is told again.
    response.writeHead(204).end();
  } else {
    response.writeHead(401).end();
  }
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
