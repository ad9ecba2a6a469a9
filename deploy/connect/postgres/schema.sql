-- What the sinks beside this file write, in PostgreSQL 13 or later: psql analytics -f deploy/connect/postgres/schema.sql
-- docs/CONNECT.md says what each column is.

CREATE SCHEMA payouts;

-- One row for each payout: its latest revision, as ./payouts results shows it.
CREATE TABLE payouts.payout_results (
  payout_id text PRIMARY KEY,
  revision integer NOT NULL,
  status text NOT NULL,
  amount numeric(20, 6) NOT NULL,
  final_amount numeric(20, 6),
  currency text NOT NULL,
  payee_account_masked text NOT NULL,
  reason text,
  attempts integer NOT NULL,
  payment_uid text,
  lane text NOT NULL,
  source text NOT NULL,
  reference text,
  accepted_at timestamptz NOT NULL,
  decided_at timestamptz NOT NULL
);
CREATE INDEX ON payouts.payout_results (decided_at);
CREATE INDEX ON payouts.payout_results (payment_uid);

-- One row for each revision of each payout. Sums over it count a payout that was revised more than once.
CREATE TABLE payouts.payout_result_revisions (
  LIKE payouts.payout_results,
  PRIMARY KEY (payout_id, revision)
);

-- Commands that were refused, known by where their record stands.
CREATE TABLE payouts.payout_rejections (
  source_topic text,
  source_partition integer,
  source_offset bigint,
  payout_id text NOT NULL,
  command_id text NOT NULL,
  code text NOT NULL,
  detail text NOT NULL,
  rejected_at timestamptz NOT NULL,
  PRIMARY KEY (source_topic, source_partition, source_offset)
);
CREATE INDEX ON payouts.payout_rejections (payout_id);

-- What ./payouts reconcile found, the latest word on each difference.
CREATE TABLE payouts.payout_breaks (
  subject text,
  type text,
  standing text NOT NULL,
  detail text NOT NULL,
  amount_here numeric(20, 6),
  currency_here text,
  status_here text,
  order_number_here text,
  amount_there numeric(20, 6),
  currency_there text,
  status_there text,
  order_number_there text,
  statement text NOT NULL,
  statement_line bigint,
  since timestamptz,
  first_found_at timestamptz NOT NULL,
  standing_since timestamptz NOT NULL,
  PRIMARY KEY (subject, type)
);

-- The highest revision counts, wherever it stands. While the topic is read again from its start, or where a task that was
-- thought dead still writes, a row does not go back.
CREATE FUNCTION payouts.keep_latest_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision < OLD.revision THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_latest_revision BEFORE UPDATE ON payouts.payout_results
  FOR EACH ROW EXECUTE FUNCTION payouts.keep_latest_revision();

-- The sink sends times without a zone, in UTC, and PostgreSQL takes them for the session's zone. A session of another zone
-- would be hours off without a word, so it is refused.
CREATE FUNCTION payouts.require_utc() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('TimeZone') NOT IN ('UTC', 'Etc/UTC', 'GMT', 'Etc/GMT') THEN
    RAISE EXCEPTION 'times are written in UTC, and the time zone of this session is %', current_setting('TimeZone')
      USING HINT = 'SET TIME ZONE ''UTC''';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER require_utc BEFORE INSERT OR UPDATE ON payouts.payout_results
  FOR EACH STATEMENT EXECUTE FUNCTION payouts.require_utc();
CREATE TRIGGER require_utc BEFORE INSERT OR UPDATE ON payouts.payout_result_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION payouts.require_utc();
CREATE TRIGGER require_utc BEFORE INSERT OR UPDATE ON payouts.payout_rejections
  FOR EACH STATEMENT EXECUTE FUNCTION payouts.require_utc();
CREATE TRIGGER require_utc BEFORE INSERT OR UPDATE ON payouts.payout_breaks
  FOR EACH STATEMENT EXECUTE FUNCTION payouts.require_utc();

-- By the day (UTC) on which the latest revision was decided. paid is what ./payouts report calls paid.
CREATE VIEW payouts.payout_sums AS
SELECT
  (decided_at AT TIME ZONE 'UTC')::date AS day,
  currency,
  status,
  count(*) AS payouts,
  sum(amount) AS amount,
  coalesce(sum(coalesce(final_amount, amount)) FILTER (WHERE status = 'COMPLETED'), 0) AS paid
FROM payouts.payout_results
GROUP BY 1, 2, 3;

-- How long completed payouts took, by day (UTC) and currency, by nearest rank as ./payouts report has it.
CREATE VIEW payouts.payout_times AS
SELECT
  (decided_at AT TIME ZONE 'UTC')::date AS day,
  currency,
  count(*) AS payouts,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY decided_at - accepted_at) AS p50,
  percentile_disc(0.9) WITHIN GROUP (ORDER BY decided_at - accepted_at) AS p90,
  percentile_disc(0.99) WITHIN GROUP (ORDER BY decided_at - accepted_at) AS p99,
  max(decided_at - accepted_at) AS longest
FROM payouts.payout_results
WHERE status = 'COMPLETED' AND decided_at >= accepted_at
GROUP BY 1, 2;

-- Payouts whose status changed after it was published once, such as COMPLETED and later REFUNDED.
CREATE VIEW payouts.payout_changes AS
SELECT payout_id, revision, currency, amount, status_before, status, decided_at
FROM (
  SELECT *, lag(status) OVER (PARTITION BY payout_id ORDER BY revision) AS status_before
  FROM payouts.payout_result_revisions
) AS revisions
WHERE status_before <> status;

-- The sink's own user; give it a password: \password payouts_connect
CREATE ROLE payouts_connect LOGIN;
GRANT USAGE ON SCHEMA payouts TO payouts_connect;
GRANT SELECT, INSERT, UPDATE ON payouts.payout_results, payouts.payout_result_revisions, payouts.payout_rejections,
  payouts.payout_breaks TO payouts_connect;
-- A result that is deleted from the topic is deleted here; its revisions stay.
GRANT DELETE ON payouts.payout_results TO payouts_connect;

-- Whoever reads: GRANT payouts_analyst TO somebody
CREATE ROLE payouts_analyst NOLOGIN;
GRANT USAGE ON SCHEMA payouts TO payouts_analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA payouts TO payouts_analyst;
