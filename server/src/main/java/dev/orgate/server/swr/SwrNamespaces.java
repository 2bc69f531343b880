package dev.orgate.server.swr;

import static dev.orgate.server.http.Operation.Needs.ACTOR;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;

/** {@code /v2/manage/namespaces} and below it one organization. */
final class SwrNamespaces {
  static final String COLLECTION = "/v2/manage/namespaces";
  static final String ONE = COLLECTION + "/:namespace";

  private final NamespaceStore store;

  SwrNamespaces(NamespaceStore store) {
    this.store = store;
  }

  List<Operation> operations() {
    return List.of(
        new Operation(HttpMethod.GET, COLLECTION, ACTOR, false, this::list),
        new Operation(HttpMethod.POST, COLLECTION, ACTOR, true, this::create),
        new Operation(HttpMethod.GET, ONE, ACTOR, false, this::get),
        new Operation(HttpMethod.DELETE, ONE, ACTOR, false, this::delete));
  }

  private Future<Reply> create(Call call) {
    String text = SwrBody.text(SwrBody.object(call).get("namespace"), "namespace");
    NamespaceName name = NamespaceName.parse(text);
    if (name == null) {
      throw SwrError.INVALID_NAME.because("");
    }
    return call.keyed(store).create(call.actor(), name).map(SwrReplies.CREATED);
  }

  private Future<Reply> list(Call call) {
    SwrListQuery query = SwrListQuery.of(call.query());
    return store.list(call.actor(), query.asked()).map(page -> listed(page, query));
  }

  private static Reply listed(NamespacePage page, SwrListQuery query) {
    List<Namespace> items = page.items();
    if (items.isEmpty() && query.asked().name() != null && query.asked().afterId() == 0) {
      throw SwrError.NAMESPACE_NOT_FOUND.because("");
    }
    Buffer body =
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("namespaces");
              for (Namespace item : items) {
                json.writeStartObject();
                writeNamespace(json, item);
                json.writeNumberField("access_user_count", item.grants());
                // Clients demand the field; images are the registry's, and none is counted here.
                json.writeNumberField("repo_count", 0);
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            });
    Reply reply = Reply.json(200, body);
    return page.more()
        ? reply.with("Link", query.linkAfter(items.get(items.size() - 1).id()))
        : reply;
  }

  private Future<Reply> get(Call call) {
    return store
        .get(call.actor(), nameOf(call))
        .map(
            namespace ->
                Reply.json(
                    200,
                    JsonBuffer.write(
                        json -> {
                          json.writeStartObject();
                          writeNamespace(json, namespace);
                          json.writeEndObject();
                        })));
  }

  private static void writeNamespace(JsonGenerator json, Namespace namespace) throws IOException {
    json.writeNumberField("id", namespace.id());
    json.writeStringField("name", namespace.name());
    json.writeStringField("creator_name", namespace.creatorName());
    json.writeNumberField("auth", namespace.level().code());
  }

  private Future<Reply> delete(Call call) {
    return store.delete(call.actor(), nameOf(call)).map(SwrReplies.NO_CONTENT);
  }

  /** The organization a path names; a text that can be no name is one that does not exist. */
  static NamespaceName nameOf(Call call) {
    NamespaceName name = NamespaceName.parse(call.pathParameter("namespace"));
    if (name == null) {
      throw SwrError.NAMESPACE_NOT_FOUND.because("");
    }
    return name;
  }
}
