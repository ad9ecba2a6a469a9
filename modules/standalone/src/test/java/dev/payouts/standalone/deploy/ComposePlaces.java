package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.deploy.ComposeFile.Mount;
import dev.payouts.standalone.deploy.ComposeFile.Port;
import dev.payouts.standalone.deploy.ComposeFile.Service;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a composition names is there: images, ports, files, volumes, secrets. */
final class ComposePlaces {
  private final ComposeFile file;
  private final List<String> findings = new ArrayList<>();
  private final Set<String> published = new HashSet<>();
  private final Set<String> usedVolumes = new HashSet<>();

  private ComposePlaces(ComposeFile file) {
    this.file = file;
  }

  static List<String> findings(ComposeFile file) {
    ComposePlaces places = new ComposePlaces(file);
    file.services().forEach(places::check);
    for (String volume : file.volumes()) {
      places.unless(places.usedVolumes.contains(volume), "nobody mounts the volume " + volume);
    }
    file.secrets().forEach((name, secret) -> places.checkFile(Rules.text(secret, "file")));
    return places.findings;
  }

  private void unless(boolean fine, String finding) {
    if (!fine) {
      findings.add(finding);
    }
  }

  private void check(Service service) {
    findings.addAll(Pinned.findings(service.image()));
    service.ports().forEach(port -> check(service, port));
    service.mounts().forEach(mount -> check(service, mount));
    for (String secret : service.secrets()) {
      unless(file.secrets().containsKey(secret), "there is no secret " + secret);
    }
    if (service.isOurs()) {
      checkHardened(service);
    }
  }

  private void check(Service service, Port port) {
    unless(
        port.address().equals("127.0.0.1"),
        "%s can be reached from %s".formatted(service.name(), port.address()));
    unless(published.add(port.published()), "two publish port " + port.published());
    service
        .role()
        .ifPresent(
            role ->
                unless(
                    port.target().equals("" + Ours.port(role)),
                    "%s listens at %d, not at %s"
                        .formatted(role.word(), Ours.port(role), port.target())));
  }

  private void check(Service service, Mount mount) {
    if (mount.isOfHost()) {
      checkFile(mount.source());
      unless(mount.readOnly(), service.name() + " may write " + mount.source());
      return;
    }
    usedVolumes.add(mount.source());
    unless(file.volumes().contains(mount.source()), "there is no volume " + mount.source());
    // A volume gets the owner of what the image has there, root where it has nothing.
    unless(
        !service.isOurs() || Ours.directories().contains(mount.target()),
        "the image has no %s of its user's".formatted(mount.target()));
  }

  private void checkFile(String path) {
    unless(Files.exists(Program.repository().resolve(path)), "there is no file " + path);
  }

  private void checkHardened(Service service) {
    Map<String, Object> content = service.content();
    unless(
        Boolean.TRUE.equals(content.get("read_only"))
            && YamlText.words(content, "cap_drop").contains("ALL")
            && YamlText.words(content, "security_opt").contains("no-new-privileges:true"),
        service.name() + " may do more than it needs");
    boolean temporary =
        service.mounts().stream().anyMatch(mount -> mount.target().equals("/tmp"))
            || YamlText.words(content, "tmpfs").stream()
                .anyMatch(options -> options.matches("/tmp:(.*,)?exec(,.*)?"));
    unless(temporary, service.name() + " can load no library from /tmp");
    int grace = Integer.parseInt(String.valueOf(content.get("stop_grace_period")).replace("s", ""));
    unless(grace >= Ours.STOP_SECONDS, service.name() + " is killed before it has stopped");
  }
}
