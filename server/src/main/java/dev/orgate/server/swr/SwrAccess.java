package dev.orgate.server.swr;

import static dev.orgate.server.http.Operation.Needs.ACTOR;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.AccessStore;
import dev.orgate.store.Grant;
import dev.orgate.store.NamespaceAccess;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;

/** {@code /v2/manage/namespaces/{namespace}/access}: who may do what on one organization. */
final class SwrAccess {
  private static final String PATH = SwrNamespaces.ONE + "/access";

  private final AccessStore store;

  SwrAccess(AccessStore store) {
    this.store = store;
  }

  List<Operation> operations() {
    return List.of(
        new Operation(HttpMethod.GET, PATH, ACTOR, false, this::show),
        new Operation(HttpMethod.POST, PATH, ACTOR, true, this::grant),
        new Operation(HttpMethod.PATCH, PATH, ACTOR, true, this::change),
        new Operation(HttpMethod.DELETE, PATH, ACTOR, true, this::revoke));
  }

  private Future<Reply> grant(Call call) {
    List<Grant> grants = SwrGrants.grants(SwrBody.array(call));
    return call.keyed(store)
        .grant(call.actor(), SwrNamespaces.nameOf(call), grants)
        .map(SwrReplies.CREATED);
  }

  private Future<Reply> change(Call call) {
    List<Grant> grants = SwrGrants.grants(SwrBody.array(call));
    return store.change(call.actor(), SwrNamespaces.nameOf(call), grants).map(SwrReplies.CREATED);
  }

  private Future<Reply> revoke(Call call) {
    List<String> userIds = SwrGrants.userIds(SwrBody.array(call));
    return store
        .revoke(call.actor(), SwrNamespaces.nameOf(call), userIds)
        .map(SwrReplies.NO_CONTENT);
  }

  private Future<Reply> show(Call call) {
    return store.show(call.actor(), SwrNamespaces.nameOf(call)).map(SwrAccess::shown);
  }

  private static Reply shown(NamespaceAccess access) {
    return Reply.json(
        200,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeNumberField("id", access.id());
              json.writeStringField("name", access.name());
              json.writeStringField("creator_name", access.creatorName());
              json.writeFieldName("self_auth");
              writeGrant(json, access.self());
              json.writeArrayFieldStart("others_auths");
              for (Grant grant : access.grants()) {
                writeGrant(json, grant);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static void writeGrant(JsonGenerator json, Grant grant) throws IOException {
    json.writeStartObject();
    json.writeStringField("user_id", grant.userId());
    json.writeStringField("user_name", grant.userName());
    json.writeNumberField("auth", grant.level().code());
    json.writeEndObject();
  }
}
