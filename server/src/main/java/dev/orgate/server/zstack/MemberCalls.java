package dev.orgate.server.zstack;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Reply;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;

/** Members of organizations, which clients call virtual ids, and the two roles they may have. */
final class MemberCalls {
  private static final String OF_ONE =
      OrganizationCalls.COLLECTION + "/:organizationUuid/virtual-ids";
  private static final String MEMBER = "virtualIDUuid";
  private static final String MEMBERS = "virtualIDUuids";

  private final OrganizationMemberStore store;

  MemberCalls(OrganizationMemberStore store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.async(POST, OF_ONE, this::add),
        Route.async(DELETE, OF_ONE, this::remove),
        Route.sync(OrganizationCalls.ONE + "/virtualIDNumber", this::count),
        Route.async(PUT, OrganizationCalls.ONE + "/operation", this::setOperator));
  }

  private Future<Reply> add(Call call) {
    Arguments arguments = ofOrganization(call).andWrapped(Arguments.body(call), "params");
    String organization = arguments.uuid("organizationUuid");
    List<String> members = arguments.lineList(MEMBERS);
    return Outcomes.done(call.keyed(store).add(call.actor(), organization, members), arguments);
  }

  private Future<Reply> remove(Call call) {
    Arguments arguments = ofOrganization(call).andQuery(call);
    String organization = arguments.uuid("organizationUuid");
    List<String> members = arguments.lineList(MEMBERS);
    return Outcomes.done(call.keyed(store).remove(call.actor(), organization, members), arguments);
  }

  private static Arguments ofOrganization(Call call) {
    return Arguments.ofPath(call, "organizationUuid");
  }

  private Future<Reply> count(Call call) {
    Arguments arguments = Arguments.ofPath(call, "uuid");
    return Outcomes.reply(
        store.count(call.actor(), arguments.uuid("uuid")),
        arguments,
        count ->
            ZstackReplies.json(
                json -> {
                  json.writeNumberField("virtualTotalNumber", count.total());
                  json.writeNumberField("virtualDirectNumber", count.direct());
                }));
  }

  Future<Reply> setSupervisor(Call call, Arguments arguments) {
    return appoint(call, arguments, OrganizationRole.SUPERVISOR);
  }

  private Future<Reply> setOperator(Call call) {
    Arguments arguments =
        Arguments.ofPath(call, "uuid").andWrapped(Arguments.body(call), "setOrganizationOperation");
    return appoint(call, arguments, OrganizationRole.OPERATOR);
  }

  private Future<Reply> appoint(Call call, Arguments arguments, OrganizationRole role) {
    String organization = arguments.uuid("uuid");
    String member = arguments.line(MEMBER);
    return Outcomes.done(
        call.keyed(store).appoint(call.actor(), organization, role, member, Uuid.random()),
        arguments);
  }
}
