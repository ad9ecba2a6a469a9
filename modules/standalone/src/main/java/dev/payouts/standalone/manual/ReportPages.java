package dev.payouts.standalone.manual;

import java.util.List;

/** The commands of analysts and finance; docs/REPORTS.md shows what they print. */
final class ReportPages {
  static final Option FROM = Option.of("--from", "DATE", "the first day");
  static final Option TO = Option.of("--to", "DATE", "the last day");
  static final Option ZONE = Option.of("--zone", "ZONE", "whose days; UTC if not said");
  private static final Option OUT = Option.file("--out", "write it there, not to stdout");
  private static final Option FORMAT =
      Option.of("--format", "FORMAT", "table if not said, csv, json or html")
          .completedBy(Values.oneOf("table", "csv", "json", "html"));

  private ReportPages() {}

  static List<Page> all() {
    return List.of(report(), export(), reconcile(), completeness());
  }

  private static Page report() {
    return new Draft(Section.REPORT, "report", "counts, sums, success and times of a period")
        .about(
            "Reads payout.results as it is now; a payout counts as its latest revision says. Amounts of",
            "different currencies are never added.")
        .with(
            FROM,
            TO,
            ZONE,
            Option.of("--time", "TIME", "by which a payout belongs to a day; decided if not said")
                .completedBy(Values.oneOf("decided", "accepted")),
            Option.of("--by", "GROUPS", "some of day,currency,status,lane,source; currency,status"),
            FORMAT,
            OUT)
        .example(
            "./payouts report --from 2026-11-01 --to 2026-11-30 --by day",
            "./payouts report --format html --out report.html")
        .page();
  }

  private static Page export() {
    return new Draft(Section.REPORT, "export", "a row for each payout, as CSV or Parquet")
        .about("Give one of --csv and --parquet. The columns are in docs/REPORTS.md.")
        .with(
            Option.file("--csv", "as CSV"),
            Option.file("--parquet", "as Parquet, amounts as DECIMAL(20,6)"),
            FROM,
            TO,
            ZONE)
        .example("./payouts export --parquet payouts.parquet")
        .page();
  }

  private static Page reconcile() {
    return new Draft(
            Section.REPORT, "reconcile", "where a merchant's statement and the results differ")
        .about(
            "Item by item; what differs is published to payout.breaks. Nothing is called matched where",
            "something that is compared is absent.")
        .with(
            Option.file("--statement", "the statement, CSV").must(),
            Option.file("--mapping", "which columns mean what; docs/REPORTS.md has the defaults"),
            FROM,
            TO,
            ZONE,
            Option.of("--lanes", "LANE[,LANE]", "whose account it is of; all if not said"),
            Option.of("--open-for", "TIME", "how long a payout may be open; 24h if not said"),
            Option.flag("--dry-run", "publish nothing"),
            FORMAT,
            OUT)
        .example("./payouts reconcile --statement november.csv --dry-run")
        .exit(Exit.DONE, "no breaks")
        .exit(Exit.NOT_AS_WANTED, "there are breaks")
        .page();
  }

  private static Page completeness() {
    return new Draft(Section.REPORT, "completeness", "whether every command became something")
        .about("Commands = results + open payouts + rejections + dead letters, up to one moment.")
        .with(
            FORMAT,
            OUT,
            Option.of(
                "--metrics",
                "WHERE",
                "and as metrics: into a file .prom for the node exporter, or to a Pushgateway"))
        .example(
            "./payouts completeness",
            "./payouts completeness --metrics /var/lib/node_exporter/payouts.prom")
        .exit(Exit.DONE, "every command is accounted for")
        .exit(Exit.NOT_AS_WANTED, "a payout or a record is nowhere")
        .page();
  }
}
