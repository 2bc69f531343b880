package dev.orgate.store.contract;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random stories, told to the store and to {@link ModelStore}: both must answer the same. */
abstract class ModelContract extends ContractTest {
  private static final int LENGTH = 80;

  ModelContract(StoreContract kit) {
    super(kit);
  }

  /** Who tells a story: the same one whenever the random numbers are the same. */
  interface Teller {
    Supplier<Command> story(Random random, int lastId);
  }

  @Test
  void commands_anySequence_comeToWhatTheModelSays() {
    compare(kit.modelRuns(), (random, lastId) -> new CommandGenerator(random, lastId)::next);
  }

  @Test
  void commandsOnOrganizations_anySequence_comeToWhatTheModelSays() {
    compare(
        kit.modelRuns() / 2,
        (random, lastId) -> new OrganizationCommandGenerator(random, lastId)::next);
  }

  private void compare(int runs, Teller teller) {
    long seed = Long.getLong("orgate.model.seed", System.nanoTime());
    for (int run = 0; run < runs; run++) {
      List<Integer> all = IntStream.range(0, LENGTH).boxed().toList();
      if (disagreement(teller, seed + run, all) != null) {
        fail(
            "-Dorgate.model.seed=%d disagrees with the model, in short:%n%s",
            seed + run, disagreement(teller, seed + run, shrink(teller, seed + run, all)));
      }
    }
  }

  /** Leaves out every command without which store and model still disagree. */
  private List<Integer> shrink(Teller teller, long seed, List<Integer> chosen) {
    List<Integer> kept = new ArrayList<>(chosen);
    for (int i = kept.size() - 1; i >= 0; i--) {
      Integer left = kept.remove(i);
      if (disagreement(teller, seed, kept) == null) {
        kept.add(i, left);
      }
    }
    return kept;
  }

  /** Tells the chosen commands of a seed's story up to the first disagreement; null if none. */
  private @Nullable String disagreement(Teller teller, long seed, List<Integer> chosen) {
    int lastId = answer(namespaces.create(Account.fresh().admin(), Fresh.name("probe"))).id();
    ModelStore model = new ModelStore(StoreContract.DEFAULT_LIMIT, lastId);
    Random random = new Random(seed);
    KeyedStory keyed = new KeyedStory(random, teller.story(random, lastId));
    List<Command> story = Stream.generate(keyed::next).limit(LENGTH).toList();
    StringBuilder told = new StringBuilder();
    for (int index : chosen) {
      Command command = story.get(index);
      Outcome expected = command.on(model);
      Outcome actual = Undated.outcome(command.outcome(store));
      told.append(command).append("\n  -> ").append(actual).append('\n');
      if (!actual.equals(expected)) {
        return told + "  but the model says\n  -> " + expected;
      }
    }
    return null;
  }
}
