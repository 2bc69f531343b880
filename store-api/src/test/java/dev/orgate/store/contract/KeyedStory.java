package dev.orgate.store.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Commands of which some are under a key, and of these every other is tried again. */
final class KeyedStory {
  private final List<String> keys = Stream.generate(() -> Fresh.text("key")).limit(10).toList();
  private final List<Command.Keyed> attempts = new ArrayList<>();
  private final Random random;
  private final Supplier<Command> plain;

  KeyedStory(Random random, Supplier<Command> plain) {
    this.random = random;
    this.plain = plain;
  }

  Command next() {
    Command command = plain.get();
    if (!(command instanceof Command.Write write) || random.nextInt(3) > 0) {
      return command;
    }
    if (!attempts.isEmpty() && random.nextBoolean()) {
      return attempts.get(random.nextInt(attempts.size()));
    }
    Command.Keyed attempt = new Command.Keyed(write, keys.get(random.nextInt(keys.size())));
    attempts.add(attempt);
    return attempt;
  }
}
