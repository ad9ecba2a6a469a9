package dev.payouts.standalone.stack;

import dev.payouts.service.InvalidSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The port of 127.0.0.1 each role listens on. */
public record Ports(Map<Role, Integer> byRole) {
  private static final int PORT_MAX = 65_535;

  public Ports {
    byRole = Map.copyOf(byRole);
  }

  /**
   * @param environment may hold {@code PAYOUTS_<ROLE>_PORT}
   */
  public static Ports from(Map<String, String> environment) {
    Map<Role, Integer> ports = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      String text = environment.getOrDefault("PAYOUTS_" + role.name() + "_PORT", "").strip();
      ports.put(role, text.isEmpty() ? role.defaultPort() : port(role, text));
    }
    return new Ports(ports);
  }

  private static int port(Role role, String text) {
    boolean valid = text.matches("\\d{1,5}") && isPort(Integer.parseInt(text));
    InvalidSetting.unless(
        valid,
        "payouts." + role.word() + ".port",
        "must be a port from 1 to " + PORT_MAX + " and is \"" + text + "\"");
    return Integer.parseInt(text);
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= PORT_MAX;
  }

  /** Ports that were free a moment ago, all different. */
  public static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      Map<Role, Integer> ports = new EnumMap<>(Role.class);
      for (Role role : Role.values()) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(role, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
      return new Ports(ports);
    } catch (IOException none) {
      throw new UncheckedIOException("no free port on 127.0.0.1", none);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do, so that a port whose last owner has just ended counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  public int of(Role role) {
    Integer port = byRole.get(role);
    if (port == null) {
      throw new IllegalArgumentException("no port for " + role);
    }
    return port;
  }

  String http(Role role) {
    return "http://127.0.0.1:" + of(role);
  }
}
