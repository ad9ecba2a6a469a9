// Pays somebody over REST and waits for the result. Needs Node 18 or later and nothing else.
//
//     node pay_rest.mjs wage-17 100.00 0123456789
//
// Ends with 0 if the money arrived, 1 if the payout ended otherwise, 2 if it was refused, 3 if nothing is known yet:
// then run it again with the same id, never with another one.
import { setTimeout as pause } from 'node:timers/promises';

const PRODUCER = process.env.PAYOUTS_PRODUCER_URL ?? 'http://127.0.0.1:8081';
const ORCHESTRATOR = process.env.PAYOUTS_ORCHESTRATOR_URL ?? 'http://127.0.0.1:8082';
const CALL_MS = 30_000;
const PAUSE_MS = 1_000;
const LIMIT_MS = 300_000;
const ENDED = ['COMPLETED', 'FAILED', 'REJECTED', 'OVERDUE', 'REFUNDED', 'CANCELLED'];

// The answer's status and body; status 0 if none came, which says nothing of whether the call arrived.
async function call(method, url, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (process.env.PAYOUTS_API_KEY) headers.Authorization = `Bearer ${process.env.PAYOUTS_API_KEY}`;
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body: body && JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(CALL_MS),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    return { status: 0, text: String(error) };
  }
}

function exit(code, message) {
  console.error(message);
  process.exit(code);
}

// Returns once the command is on Kafka. Whatever is in doubt is sent again under the same id: it is paid once.
async function submit(payout, end) {
  for (let doubt = false; ; doubt = true) {
    const { status, text } = await call('POST', `${PRODUCER}/v1/payouts`, payout);
    if (status === 202) return;
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      // A refusal is about this request. One before it, without an answer, may have been taken.
      exit(doubt ? 3 : 2, `refused: ${text}`);
    }
    if (Date.now() > end) exit(3, `whether ${payout.payout_id} was taken is not known; run this again with the same id`);
    await pause(PAUSE_MS);
  }
}

// The payout once it has ended; undefined if it has not by the end.
async function result(payout, end) {
  while (Date.now() < end) {
    const { status, text } = await call('GET', `${ORCHESTRATOR}/v1/payouts/${payout.payout_id}`);
    if (status === 200) {
      const view = JSON.parse(text);
      if (ENDED.includes(view.state)) return view;
    }
    if (status === 401 || status === 403) exit(3, `may not look: ${text}`);
    await pause(PAUSE_MS); // 404: not read yet. 503: its partition moves. REVIEW: a person looks at it.
  }
  return undefined;
}

const [payoutId, amount, account] = process.argv.slice(2);
const payout = {
  payout_id: payoutId,
  amount, // a text: a number would go through binary fractions
  currency: 'THB',
  country: 'TH',
  payment: 'bank',
  payee: { account },
  source: 'example',
};
const end = Date.now() + LIMIT_MS;
await submit(payout, end);
const view = await result(payout, end);
if (!view) exit(3, `${payoutId} has no result yet; run this again with the same id`);
// An id that is taken keeps what it was first used for; the second command ends in payout.rejections.
if (Number(view.amount) !== Number(amount) || view.currency !== payout.currency) {
  exit(2, `${payoutId} is another payout, of ${view.amount} ${view.currency}`);
}
console.log(`${payoutId} ${view.state} revision ${view.revision}`);
process.exitCode = view.state === 'COMPLETED' ? 0 : 1;
