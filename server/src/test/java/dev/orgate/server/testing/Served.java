package dev.orgate.server.testing;

import dev.orgate.server.Gateway;
import dev.orgate.server.GatewayVerticle;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import java.util.Collection;
import java.util.List;

/** What a running gateway serves. It tells nobody, so this looks inside. */
public final class Served {
  private Served() {}

  /** The operations of the dialects that the gateway's event loops were given. */
  @SuppressWarnings("unchecked")
  public static List<Operation> operations(TestGateway gateway) {
    var verticles =
        (Collection<GatewayVerticle>) inside(Gateway.class, "verticles", gateway.gateway());
    var dialects =
        (List<Dialect>) inside(GatewayVerticle.class, "dialects", verticles.iterator().next());
    return dialects.stream().flatMap(dialect -> dialect.operations().stream()).toList();
  }

  private static Object inside(Class<?> type, String field, Object object) {
    try {
      var found = type.getDeclaredField(field);
      found.setAccessible(true);
      return found.get(object);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("What is served is kept elsewhere now", e);
    }
  }
}
