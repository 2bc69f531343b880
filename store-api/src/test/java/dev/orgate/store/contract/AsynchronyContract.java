package dev.orgate.store.contract;

import static io.vertx.core.ThreadingModel.EVENT_LOOP;
import static io.vertx.core.ThreadingModel.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Quota;
import dev.orgate.store.Store;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Where calls end, whatever they come to. */
abstract class AsynchronyContract extends ContractTest {
  AsynchronyContract(StoreContract kit) {
    super(kit);
  }

  @Test
  void call_onAnEventLoop_endsOnTheCallersContext() {
    assertEachCallEndsOn(context(EVENT_LOOP));
  }

  @Test
  void call_onAWorker_endsOnTheCallersContext() {
    assertEachCallEndsOn(context(WORKER));
  }

  // Every HTTP request has such a context; what is kept in it, a trace say, must not be lost.
  @Test
  void call_onADuplicatedContext_endsOnThatDuplicate() {
    assertEachCallEndsOn(((ContextInternal) context(EVENT_LOOP)).duplicate());
  }

  @Test
  void call_refused_endsOnTheCallersContext() {
    Context context = context(EVENT_LOOP);
    Store neverStarted = kit.build(Map.of());

    assertEndsOn(context, () -> namespaces.get(admin, name));
    assertEndsOn(context, () -> namespaces.create(bob, name));
    assertEndsOn(context, () -> quotas.get(foreigner, here.tenant()));
    assertEndsOn(context, () -> neverStarted.namespaces().get(admin, name));
  }

  @Test
  void call_ofTheStoreItself_endsOnTheCallersContext() {
    Context context = context(EVENT_LOOP);
    Store own = kit.build(Map.of());

    assertEndsOn(context, own::start);
    assertEndsOn(context, own::check);
    assertEndsOn(context, own::close);
    assertEndsOn(context, own::close);
  }

  @Test
  void calls_pipelinedFromManyContexts_eachEndsOnItsOwn() {
    limit(here, Quota.UNLIMITED);
    List<Context> contexts =
        List.of(context(EVENT_LOOP), context(WORKER), context(EVENT_LOOP), context(WORKER));
    List<Future<Context>> ends = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Context caller = contexts.get(i % contexts.size());
      ends.add(end(caller, () -> namespaces.create(admin, Fresh.name("team"))));
    }

    for (int i = 0; i < ends.size(); i++) {
      assertThat(answer(ends.get(i))).isSameAs(contexts.get(i % contexts.size()));
    }
    assertThat(quota(here).used()).isEqualTo(200);
  }

  private void assertEachCallEndsOn(Context context) {
    for (Command command : Command.oneOfEach(here, name)) {
      assertEndsOn(context, () -> command.on(store));
    }
  }

  private static void assertEndsOn(Context caller, Supplier<Future<?>> call) {
    assertThat(answer(end(caller, call))).isSameAs(caller);
  }

  /** The context on which a call made on {@code caller} ends. */
  private static Future<Context> end(Context caller, Supplier<Future<?>> call) {
    Promise<Context> end = Promise.promise();
    caller.runOnContext(
        start -> call.get().onComplete(ended -> end.complete(Vertx.currentContext())));
    return end.future();
  }

  private Context context(ThreadingModel model) {
    Promise<Context> deployed = Promise.promise();
    answer(
        kit.vertx()
            .deployVerticle(
                context -> {
                  deployed.complete(context);
                  return Future.succeededFuture();
                },
                new DeploymentOptions().setThreadingModel(model)));
    return answer(deployed.future());
  }
}
