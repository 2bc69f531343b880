package dev.orgate.server.swr;

import static dev.orgate.server.http.Operation.Needs.ACTOR;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Actor;
import dev.orgate.store.Quota;
import dev.orgate.store.QuotaStore;
import dev.orgate.store.Resource;
import dev.orgate.store.StorableText;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v2/manage/projects/{project_id}/quotas}. Setting limits is an addition for operators, who
 * see all that they may set; everybody else sees what this service has, namespaces.
 */
final class SwrQuotas {
  private static final String PATH = "/v2/manage/projects/:project_id/quotas";

  private final QuotaStore store;

  SwrQuotas(QuotaStore store) {
    this.store = store;
  }

  List<Operation> operations() {
    return List.of(
        new Operation(HttpMethod.GET, PATH, ACTOR, false, this::get),
        new Operation(HttpMethod.PUT, PATH, ACTOR, true, this::setLimits));
  }

  private Future<Reply> get(Call call) {
    return store.get(call.actor(), tenantOf(call)).map(quotas -> shown(quotas, call.actor()));
  }

  private Future<Reply> setLimits(Call call) {
    Map<Resource, Integer> limits = limits(SwrBody.object(call).get("quotas"));
    return store
        .setLimits(call.actor(), tenantOf(call), limits)
        .map(quotas -> shown(quotas, call.actor()));
  }

  /**
   * The account a path means: the caller's own by its project or account id. Any other id is taken
   * for an account's, which the store shows to nobody but an operator.
   */
  private static String tenantOf(Call call) {
    Actor actor = call.actor();
    String id = call.pathParameter("project_id");
    if (id.equals(actor.project())) {
      return actor.tenant();
    }
    if (!StorableText.accepts(id)) {
      throw SwrError.INVALID_PARAMETER.because("project_id");
    }
    return id;
  }

  private static Map<Resource, Integer> limits(@Nullable Object quotas) {
    List<?> items = SwrBody.array(quotas, "quotas");
    Map<Resource, Integer> limits = new EnumMap<>(Resource.class);
    for (Object item : items) {
      Map<?, ?> fields = SwrBody.object(item, "each quota");
      Resource resource = resource(SwrBody.text(fields.get("quota_key"), "quota_key"));
      if (limits.put(resource, limit(fields.get("quota_limit"))) != null) {
        throw SwrError.INVALID_VALUE.because("a quota_key is given more than once");
      }
    }
    if (limits.isEmpty()) {
      throw SwrError.INVALID_VALUE.because("quotas must not be empty");
    }
    return limits;
  }

  private static Resource resource(String key) {
    for (Resource resource : Resource.values()) {
      if (key(resource).equals(key)) {
        return resource;
      }
    }
    throw SwrError.INVALID_VALUE.because("the quota_key is namespace or organization");
  }

  private static int limit(@Nullable Object value) {
    if (value instanceof Long limit && limit >= Quota.UNLIMITED && limit <= Integer.MAX_VALUE) {
      return limit.intValue();
    }
    throw SwrError.INVALID_VALUE.because(
        "quota_limit must be an integer from -1 (none) to " + Integer.MAX_VALUE);
  }

  private static Reply shown(List<Quota> all, Actor actor) {
    List<Quota> quotas =
        all.stream()
            .filter(quota -> actor.operator() || quota.resource() == Resource.NAMESPACE)
            .toList();
    return Reply.json(
        200,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("quotas");
              for (Quota quota : quotas) {
                json.writeStartObject();
                json.writeStringField("quota_key", key(quota.resource()));
                json.writeNumberField("quota_limit", quota.limit());
                json.writeNumberField("used", quota.used());
                json.writeStringField("unit", "");
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static String key(Resource resource) {
    return switch (resource) {
      case NAMESPACE -> "namespace";
      case ORGANIZATION -> "organization";
    };
  }
}
