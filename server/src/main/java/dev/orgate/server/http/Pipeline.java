package dev.orgate.server.http;

import dev.orgate.store.Actor;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request through its stations: method, credential, body, admission, action, answer. Each
 * station that is done at once goes on in the same call, without a future in between.
 */
final class Pipeline {
  private final Authenticator authenticator;
  private final Admission admission;
  private final int maxBodyBytes;
  private final @Nullable Observer observer;

  Pipeline(
      Authenticator authenticator,
      Admission admission,
      int maxBodyBytes,
      @Nullable Observer observer) {
    this.authenticator = authenticator;
    this.admission = admission;
    this.maxBodyBytes = maxBodyBytes;
    this.observer = observer;
  }

  /** Answers a request that has a path of no operation. */
  void refuse(Dialect dialect, HttpServerRequest request) {
    String requestId = RequestIds.next();
    Problem problem = new Problem(Problem.Kind.UNKNOWN_PATH, "no such path");
    answer(request, dialect.problem(problem, requestId), requestId);
  }

  private void answer(HttpServerRequest request, Reply reply, String requestId) {
    observe(request, null, null, reply, requestId, System.nanoTime());
    Answer.write(request, reply, requestId);
  }

  private void observe(
      HttpServerRequest request,
      @Nullable Operation operation,
      @Nullable Actor actor,
      Reply reply,
      String requestId,
      long start) {
    if (observer != null) {
      long nanos = System.nanoTime() - start;
      observer.answered(
          new Observer.Exchange(request, operation, actor, reply.status(), requestId, nanos, null));
    }
  }

  /**
   * @param proven who sent the request, if somebody has proven that already; else null
   */
  void handle(Endpoint endpoint, HttpServerRequest request, @Nullable Actor proven) {
    String requestId = RequestIds.next();
    Operation operation = endpoint.operation(request.method());
    if (operation == null) {
      Problem problem =
          new Problem(Problem.Kind.METHOD_NOT_ALLOWED, "allowed: " + endpoint.allow());
      Reply reply = endpoint.dialect().problem(problem, requestId).with("Allow", endpoint.allow());
      answer(request, reply, requestId);
      return;
    }
    Station station = new Station(endpoint, operation, request, requestId);
    if (operation.needs() == Operation.Needs.NOTHING) {
      station.receive();
    } else if (proven != null) {
      station.receive(proven);
    } else {
      station.authenticate();
    }
  }

  /** One request on its way. */
  private final class Station implements Admission.Visitor {
    private final Dialect dialect;
    private final Operation operation;
    private final HttpServerRequest request;
    private final Call call;
    private final RequestContent content;
    private final long start = observer == null ? 0 : System.nanoTime();
    private boolean admitted;

    Station(Endpoint endpoint, Operation operation, HttpServerRequest request, String requestId) {
      this.dialect = endpoint.dialect();
      this.operation = operation;
      this.request = request;
      this.call = new Call(request, endpoint.template(), operation, requestId);
      this.content = new RequestContent(request, maxBodyBytes);
    }

    void authenticate() {
      Future<Actor> verified = authenticator.authenticate(request.headers(), content);
      if (!verified.isComplete()) {
        boolean paused = !content.isRead();
        if (paused) {
          request.pause();
        }
        verified.onComplete(
            result -> {
              authenticated(verified);
              if (paused) {
                request.resume();
              }
            });
      } else {
        authenticated(verified);
      }
    }

    private void authenticated(Future<Actor> verified) {
      if (verified.failed()) {
        answer(verified.cause());
      } else {
        receive(verified.result());
      }
    }

    void receive(Actor actor) {
      call.actor(actor);
      receive();
    }

    void receive() {
      if (operation.readsBody()) {
        content
            .body()
            .onComplete(
                body -> {
                  call.body(body);
                  enter();
                },
                this::answer);
      } else {
        enter();
      }
    }

    /**
     * What needs nobody's word is about the gateway itself, and asked above all when it is busy.
     */
    private void enter() {
      if (operation.needs() == Operation.Needs.NOTHING) {
        act();
      } else {
        admission.enter(this);
      }
    }

    @Override
    public boolean isGone() {
      return request.response().closed();
    }

    @Override
    public void refused() {
      answer(new Problem(Problem.Kind.UNAVAILABLE, "the gateway is busy"));
    }

    @Override
    public void admitted() {
      admitted = true;
      act();
    }

    private void act() {
      Future<Reply> reply;
      try {
        if (operation.needs() == Operation.Needs.ACTOR) {
          String key = dialect.attemptKey(operation, call.headers());
          if (key != null) {
            call.key(key);
          }
        }
        reply = operation.action().apply(call);
      } catch (RuntimeException | StackOverflowError e) {
        answer(e);
        return;
      }
      if (reply.succeeded()) {
        answer(reply.result());
      } else {
        reply.onComplete(this::answer, this::answer);
      }
    }

    private void answer(Throwable failure) {
      answer(Answer.to(failure, dialect, call.requestId()));
    }

    private void answer(Reply reply) {
      try {
        Reply last = dialect.finish(call, reply);
        Reply marked = call.replayed() ? last.with("Idempotent-Replayed", "true") : last;
        observe(
            request,
            operation,
            call.hasActor() ? call.actor() : null,
            marked,
            call.requestId(),
            start);
        Answer.write(request, marked, call.requestId());
      } catch (RuntimeException | StackOverflowError e) {
        // Nobody else would answer, if the request has waited for its turn or for the store.
        Answer.write(request, Answer.to(e, dialect, call.requestId()), call.requestId());
      } finally {
        if (admitted) {
          admitted = false;
          admission.leave();
        }
      }
    }
  }
}
