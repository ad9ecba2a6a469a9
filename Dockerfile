# One image for every role: docker run payouts:0.1.0 run worker. What it needs is in docs/DEPLOYMENT.md.
FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY schemas schemas
COPY modules modules
# The producer shows the contract, which is among them.
COPY docs docs
COPY deploy/image deploy/image
# As the launcher builds what runs: the tests are a matter of the sources, not of each image. Equal sources, equal jars.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dmaven.test.skip=true -Dchecks.skip -Dproject.build.outputTimestamp=2000-01-01T00:00:00Z \
      -pl modules/standalone -am package && \
    deploy/image/layers modules/standalone/target/app/lib /image

FROM eclipse-temurin:25.0.3_9-jre-noble
# A number of its own, not a name: Kubernetes can only tell by a number that this is not root.
RUN groupadd --gid 10001 payouts && \
    useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin payouts && \
    install -d -o 10001 -g 10001 /var/lib/payouts /etc/payouts/access /etc/payouts/callers
# From what changes seldom to what changes always: a change of code is a new last layer of a few megabytes.
COPY --from=build /image/libraries /opt/payouts/libraries
COPY --chmod=644 deploy/image/service.jvm deploy/image/tool.jvm /opt/payouts/
COPY --chmod=755 deploy/image/payouts /usr/local/bin/payouts
COPY --from=build /image/payouts /opt/payouts/payouts
# Two arenas: with one for each core glibc keeps what RocksDB gave back.
ENV PAYOUTS_DATA_DIR=/var/lib/payouts \
    MALLOC_ARENA_MAX=2
USER 10001:10001
WORKDIR /var/lib/payouts
# All that is written besides /tmp, which must allow programs: RocksDB loads its library from there.
VOLUME ["/var/lib/payouts"]
EXPOSE 8081 8082 8083 8084 8090
# Asks every role that listens here; needs nothing but our own jars. The start waits up to 5 minutes for Kafka and registry.
HEALTHCHECK --interval=10s --timeout=8s --start-period=5m --retries=3 \
    CMD ["java", "-Xmx32m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "/opt/payouts/payouts/*", "dev.payouts.standalone.health.HealthCheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/payouts"]
CMD ["help"]
