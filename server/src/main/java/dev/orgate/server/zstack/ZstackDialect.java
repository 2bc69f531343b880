package dev.orgate.server.zstack;

import dev.orgate.server.config.Secret;
import dev.orgate.server.config.ZstackSettings;
import dev.orgate.server.http.Authenticator;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.server.http.Sessions;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * ZStack IAM2 organizations, as the vendor's SDKs expect them. Success is answered at once. The
 * structured error of an asynchronous call reaches its caller by a job only: the answer is 202 with
 * the job's address, the error is what polling it answers, and it is in the address itself.
 */
public final class ZstackDialect implements Dialect {
  /** Marks an answer that is no outcome: the call may come again. */
  static final String RETRY_AFTER = "Retry-After";

  private static final List<String> PREFIXES = List.of("/v1", "/zstack/v1");
  private static final String JOBS = "/api-jobs";
  private static final CharSequence JOB = "X-Job-UUID";
  private static final Pattern JOB_UUID = Pattern.compile("[0-9A-Fa-f]{32}");

  private final JobLocations jobs;
  private final WebHooks hooks;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<Operation> asynchronous = new HashSet<>();

  /**
   * The dialect on one event loop.
   *
   * @param jobKey what signs the outcomes of jobs; the same for all event loops
   * @param authenticator the one of that event loop
   * @param sessions null where tokens are issued elsewhere
   */
  public ZstackDialect(
      Vertx vertx,
      Store store,
      ZstackSettings settings,
      Secret jobKey,
      Authenticator authenticator,
      @Nullable Sessions sessions) {
    hooks = new WebHooks(vertx, settings.webHookHosts());
    jobs = new JobLocations(jobKey, InstantSource.system());
    Inventories inventories = new Inventories(settings.ownDates() ? Dates.ZSTACK : Dates.ISO);
    MemberCalls members = new MemberCalls(store.organizationMembers());
    List<Route> routes =
        Stream.of(
                new QueryCalls(store, inventories).routes(),
                new OrganizationCalls(store.organizations(), members, inventories).routes(),
                new AttributeCalls(store.organizationAttributes(), inventories).routes(),
                members.routes(),
                new QuotaCalls(store.organizationQuotas(), inventories).routes(),
                new SessionCalls(authenticator, sessions, inventories).routes(),
                ProjectCalls.routes(),
                List.of(Route.open(HttpMethod.GET, JOBS + "/:job", this::poll)))
            .flatMap(List::stream)
            .toList();
    for (String prefix : PREFIXES) {
      for (Route route : routes) {
        boolean async = route.kind() == Route.Kind.ASYNC;
        Operation operation = route.below(prefix, async ? hooked(route.action()) : route.action());
        operations.add(operation);
        if (async) {
          asynchronous.add(operation);
        }
      }
    }
  }

  /** The same action, which does nothing if its outcome cannot be sent where it should be. */
  private Function<Call, Future<Reply>> hooked(Function<Call, Future<Reply>> action) {
    return call -> {
      hooks.address(call.header(WebHooks.HEADER));
      return action.apply(call);
    };
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/v1/") || path.startsWith("/zstack/");
  }

  /** A job's uuid, which is drawn anew for each call and kept for its repetitions. */
  @Override
  public @Nullable String attemptKey(Operation operation, MultiMap headers) {
    List<String> uuids = asynchronous.contains(operation) ? headers.getAll(JOB) : List.of();
    if (uuids.isEmpty()) {
      return null;
    }
    if (uuids.size() > 1 || !JOB_UUID.matcher(uuids.get(0)).matches()) {
      throw new Problem(Problem.Kind.MALFORMED_REQUEST, JOB + " must be 32 hexadecimal digits");
    }
    return uuids.get(0);
  }

  @Override
  public Reply finish(Call call, Reply reply) {
    Buffer outcome = reply.body();
    boolean success = reply.status() == 200;
    boolean error = reply.status() == ZstackError.STATUS && !isToComeAgain(reply);
    if (outcome == null || !success && !error || !asynchronous.contains(call.operation())) {
      return reply;
    }
    String given = call.header(JOB.toString());
    String job = given == null || !JOB_UUID.matcher(given).matches() ? Uuid.random() : given;
    URI hook = address(call);
    if (hook != null) {
      hooks.deliver(hook, job, success, outcome);
    }
    return success ? reply : located(call, job, outcome);
  }

  /**
   * Where the outcome goes, too; nowhere for nobody, or if the call was refused for the address.
   */
  private @Nullable URI address(Call call) {
    try {
      return call.hasActor() ? hooks.address(call.header(WebHooks.HEADER)) : null;
    } catch (ZstackRejection refused) {
      return null;
    }
  }

  private Reply located(Call call, String job, Buffer outcome) {
    String location =
        call.origin() + "/zstack/v1" + JOBS + "/" + job + "?result=" + jobs.sign(job, outcome);
    return Reply.json(
        202,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("location", location);
              json.writeEndObject();
            }));
  }

  @Override
  public Future<Void> close() {
    return hooks.close();
  }

  private static boolean isToComeAgain(Reply reply) {
    return reply.headers().containsKey(RETRY_AFTER);
  }

  private Future<Reply> poll(Call call) {
    List<String> results = call.query().getOrDefault("result", List.of());
    Buffer outcome =
        results.size() == 1 ? jobs.outcome(call.pathParameter("job"), results.get(0)) : null;
    return Future.succeededFuture(
        outcome == null
            ? Reply.text(404, "no such job, or it ended too long ago")
            : Reply.json(ZstackError.STATUS, outcome));
  }

  /** Refusals reach {@link Outcomes} first, which knows the arguments. */
  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    return refusal.accept(new ZstackRefusals(Arguments.NONE)).reply(requestId);
  }

  @Override
  public Reply problem(Problem problem, String requestId) {
    String why = String.valueOf(problem.getMessage());
    return switch (problem.kind()) {
      case NO_CREDENTIAL -> Reply.text(400, "Authorization must be: OAuth <session uuid>");
      case UNAUTHENTICATED -> ZstackError.SESSION.reply(why);
      case UNAVAILABLE -> ZstackError.OPERATION.reply(why).with(RETRY_AFTER, "1");
      case UNKNOWN_PATH -> Reply.text(404, why);
      case METHOD_NOT_ALLOWED -> Reply.text(405, why);
      case BODY_TOO_LARGE -> Reply.text(413, why);
      case URI_TOO_LONG -> Reply.text(414, why);
      case HEAD_TOO_LARGE -> Reply.text(431, why);
      case MALFORMED_REQUEST -> Reply.text(400, why);
      case INTERNAL -> Reply.text(500, why);
    };
  }
}
