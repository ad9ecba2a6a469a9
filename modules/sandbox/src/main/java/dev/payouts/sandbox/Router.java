package dev.payouts.sandbox;

import java.util.function.Consumer;

/** Hands each request to the part that answers it; runs on the event loop. */
final class Router {
  private static final System.Logger LOG = System.getLogger(Router.class.getName());

  private final OctopusApi api;
  private final Introspection introspection;
  private final FaultSwitch faults;
  private final Agenda agenda;

  Router(OctopusApi api, Introspection introspection, FaultSwitch faults, Agenda agenda) {
    this.api = api;
    this.introspection = introspection;
    this.faults = faults;
    this.agenda = agenda;
  }

  Agenda agenda() {
    return agenda;
  }

  void route(Request request, Consumer<Answer> reply) {
    try {
      agenda.runDue();
      if (request.path().startsWith(Introspection.PREFIX)) {
        introspection.call(request, reply);
      } else if (!request.path().startsWith(OctopusApi.PREFIX)) {
        reply.accept(Answer.error(404, "No such page"));
      } else if (!request.method().equals("POST")) {
        reply.accept(Answer.error(405, "Use POST"));
      } else {
        faults.through(answer -> api.call(request, answer), reply);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a request could not be answered", e);
      reply.accept(Answer.html(500));
    }
  }
}
