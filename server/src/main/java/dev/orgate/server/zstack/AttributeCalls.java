package dev.orgate.server.zstack;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Reply;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes of organizations. */
final class AttributeCalls {
  static final String COLLECTION = OrganizationCalls.COLLECTION + "/attributes";
  private static final String OF_ONE = OrganizationCalls.ONE + "/attributes";

  private static final int MAX_LENGTH = OrganizationAttribute.MAX_LENGTH;

  private final OrganizationAttributeStore store;
  private final Inventories inventories;

  AttributeCalls(OrganizationAttributeStore store, Inventories inventories) {
    this.store = store;
    this.inventories = inventories;
  }

  List<Route> routes() {
    return List.of(
        Route.async(POST, OF_ONE, this::add),
        Route.async(DELETE, OF_ONE, this::remove),
        Route.async(PUT, COLLECTION + "/:uuid/actions", this::update));
  }

  /** The attributes that a call brings along, each with a new uuid. */
  static List<NewAttribute> attributes(Arguments arguments) {
    return arguments.objects(
        "attributes",
        each -> new NewAttribute(Uuid.random(), each.filledLines("name", MAX_LENGTH), value(each)));
  }

  private static @Nullable String value(Arguments arguments) {
    return arguments.optionalLines("value", MAX_LENGTH);
  }

  private Future<Reply> add(Call call) {
    Arguments arguments = Arguments.ofPath(call, "uuid").andWrapped(Arguments.body(call), "params");
    String uuid = arguments.uuid("uuid");
    List<NewAttribute> attributes = attributes(arguments);
    if (attributes.isEmpty()) {
      throw Arguments.invalid("attributes", "is mandatory, and must not be empty");
    }
    return Outcomes.done(call.keyed(store).add(call.actor(), uuid, attributes), arguments);
  }

  private Future<Reply> remove(Call call) {
    Arguments arguments = Arguments.ofPath(call, "uuid").andQuery(call);
    String uuid = arguments.uuid("uuid");
    List<String> uuids = arguments.uuids("attributeUuids");
    return Outcomes.done(call.keyed(store).remove(call.actor(), uuid, uuids), arguments);
  }

  private Future<Reply> update(Call call) {
    Arguments arguments =
        Arguments.ofPath(call, "uuid")
            .andWrapped(Arguments.body(call), "updateIAM2OrganizationAttribute");
    String uuid = arguments.uuid("uuid");
    String value = arguments.mandatoryLines("value", MAX_LENGTH);
    return Outcomes.reply(
        call.keyed(store).update(call.actor(), uuid, value),
        arguments,
        updated -> ZstackReplies.one(call, inventories.attribute, updated));
  }
}
