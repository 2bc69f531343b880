package dev.orgate.server.auth;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Operation.Needs;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What clients ask the identity service before their first call: which project, account and name
 * their credential stands for. Answered from the credential alone and of nobody but its owner; only
 * an administrator of the development users may ask for each of them.
 */
public final class IamLookups implements KeystoneErrors {
  private static final String USER_ID = "id";

  private final @Nullable DevelopmentIdentity identity;
  private final @Nullable AccessKeys accessKeys;

  /** For callers of whom nothing is known but who they are. */
  public IamLookups() {
    this(null, null);
  }

  /**
   * @param identity names the project of its account; null without one
   * @param accessKeys may name the projects of their owners; null without any
   */
  IamLookups(@Nullable DevelopmentIdentity identity, @Nullable AccessKeys accessKeys) {
    this.identity = identity;
    this.accessKeys = accessKeys;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        lookup("/v3/projects", call -> projects(call, false)),
        lookup("/v3/auth/projects", call -> projects(call, true)),
        lookup("/v3/auth/domains", IamLookups::domains),
        lookup("/v3.0/OS-USER/users/:" + USER_ID, this::user));
  }

  private static Operation lookup(String path, Function<Call, Reply> action) {
    return new Operation(
        HttpMethod.GET,
        path,
        Needs.ACTOR,
        false,
        call -> Future.succeededFuture(action.apply(call)));
  }

  /** The caller's one project, if it is the one that is looked for; else none. */
  private Reply projects(Call call, boolean anyName) {
    Actor actor = call.actor();
    List<String> names = call.query().getOrDefault("name", List.of());
    String id = project(actor);
    String name = id == null ? "" : projectName(call, id);
    boolean found = id != null && (anyName || names.isEmpty() || names.contains(name));
    return list(
        call,
        "projects",
        json -> {
          if (found) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("name", name);
            json.writeStringField("domain_id", actor.tenant());
            json.writeStringField("parent_id", actor.tenant());
            json.writeBooleanField("is_domain", false);
            json.writeBooleanField("enabled", true);
            json.writeStringField("description", "");
            self(json, call.origin() + "/v3/projects/" + id);
            json.writeEndObject();
          }
        });
  }

  private @Nullable String project(Actor actor) {
    return actor.project() == null && isDevelopment(actor)
        ? DevelopmentIdentity.PROJECT_ID
        : actor.project();
  }

  /** A token has no name for its project; but the development identity has one for its own. */
  private String projectName(Call call, String id) {
    Actor actor = call.actor();
    String given =
        accessKeys == null ? null : accessKeys.projectName(actor, call.header("Authorization"));
    if (given != null) {
      return given;
    }
    return isDevelopment(actor) && id.equals(DevelopmentIdentity.PROJECT_ID)
        ? DevelopmentIdentity.PROJECT_NAME
        : id;
  }

  private boolean isDevelopment(Actor actor) {
    return identity != null && actor.tenant().equals(DevelopmentIdentity.ACCOUNT);
  }

  private static Reply domains(Call call) {
    String account = call.actor().tenant();
    return list(
        call,
        "domains",
        json -> {
          json.writeStartObject();
          json.writeStringField("id", account);
          json.writeStringField("name", account);
          json.writeBooleanField("enabled", true);
          json.writeStringField("description", "");
          self(json, call.origin() + "/v3/domains/" + account);
          json.writeEndObject();
        });
  }

  private Reply user(Call call) {
    Actor actor = call.actor();
    String id = call.pathParameter(USER_ID);
    if (id.equals(actor.userId())) {
      return user(call, id, actor.userName());
    }
    if (identity != null && isDevelopment(actor) && actor.tenantAdmin() && identity.hasUser(id)) {
      return user(call, id, id);
    }
    throw KeystoneError.NOT_FOUND.because("");
  }

  private static Reply user(Call call, String id, String name) {
    return Reply.json(
        200,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("user");
              json.writeStringField("id", id);
              json.writeStringField("name", name);
              json.writeStringField("domain_id", call.actor().tenant());
              json.writeBooleanField("enabled", true);
              json.writeStringField("description", "");
              self(json, call.origin() + "/v3/users/" + id);
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  private static Reply list(Call call, String name, JsonBuffer.Document items) {
    return Reply.json(
        200,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart(name);
              items.write(json);
              json.writeEndArray();
              json.writeObjectFieldStart("links");
              json.writeStringField("self", call.origin() + call.operation().path());
              json.writeNullField("previous");
              json.writeNullField("next");
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  private static void self(JsonGenerator json, String address) throws IOException {
    json.writeObjectFieldStart("links");
    json.writeStringField("self", address);
    json.writeEndObject();
  }
}
