-- What clickhouse/results.json writes: clickhouse-client --multiquery < deploy/connect/clickhouse/schema.sql
-- docs/CONNECT.md says what each column is. Written for ClickHouse 23.8 and later.

CREATE DATABASE IF NOT EXISTS payouts;

-- Rows of the same payout are merged to the one of the highest revision, some time after they were written: read it with FINAL.
-- No PARTITION BY: revisions in different partitions would never be merged.
CREATE TABLE payouts.payout_results
(
    payout_id String,
    revision UInt32,
    status LowCardinality(String),
    amount Decimal(20, 6),
    final_amount Nullable(Decimal(20, 6)),
    currency LowCardinality(String),
    payee_account_masked String,
    reason Nullable(String),
    attempts Int32,
    payment_uid Nullable(String),
    lane LowCardinality(String),
    source LowCardinality(String),
    reference Nullable(String),
    accepted_at DateTime64(3, 'UTC'),
    decided_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY payout_id;

-- Every revision, filled with what the sink writes into the table above.
CREATE TABLE payouts.payout_result_revisions AS payouts.payout_results
ENGINE = ReplacingMergeTree
ORDER BY (payout_id, revision);

CREATE MATERIALIZED VIEW payouts.payout_result_revisions_feed TO payouts.payout_result_revisions AS
SELECT * FROM payouts.payout_results;

-- By the day (UTC) on which the latest revision was decided. paid is what ./payouts report calls paid.
CREATE VIEW payouts.payout_sums AS
SELECT
    toDate(decided_at) AS day,
    currency,
    status,
    count() AS payouts,
    sum(r.amount) AS amount,
    sumIf(coalesce(r.final_amount, r.amount), status = 'COMPLETED') AS paid
FROM payouts.payout_results AS r FINAL
GROUP BY day, currency, status;
