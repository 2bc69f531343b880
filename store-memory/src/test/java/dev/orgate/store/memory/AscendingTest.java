package dev.orgate.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AscendingTest {
  private final Ascending<String> entries = new Ascending<>();
  private final TreeMap<Integer, String> expected = new TreeMap<>();

  private void add(int id) {
    entries.add(id, "entry " + id);
    expected.put(id, "entry " + id);
  }

  private void remove(int id) {
    entries.remove(id);
    expected.remove(id);
  }

  private static List<String> rest(Iterator<String> iterator) {
    List<String> rest = new ArrayList<>();
    iterator.forEachRemaining(rest::add);
    return rest;
  }

  /** All of it, and what comes after and is at some ids that are there and some that are not. */
  private void assertAsExpected(Random random, int highest) {
    assertThat(entries.size()).isEqualTo(expected.size());
    assertThat(rest(entries.after(0))).containsExactlyElementsOf(expected.values());
    for (int i = 0; i < 20; i++) {
      int id = random.nextInt(highest + 2);
      assertThat(entries.get(id)).isEqualTo(expected.get(id));
      assertThat(rest(entries.after(id)))
          .containsExactlyElementsOf(expected.tailMap(id, false).values());
    }
  }

  @Test
  void nothing_hasNothing() {
    assertAsExpected(new Random(0), 10);
    remove(1);
    assertAsExpected(new Random(0), 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 129, 256, 257, 2_000})
  void added_ascendingDescendingAndShuffled_areInOrder(int count) {
    List<Integer> ids = new ArrayList<>(IntStream.rangeClosed(1, count).boxed().toList());
    for (int order = 0; order < 3; order++) {
      ids.forEach(this::add);
      assertAsExpected(new Random(count), count);
      ids.forEach(this::remove);
      assertAsExpected(new Random(count), count);
      if (order == 0) {
        Collections.reverse(ids);
      } else {
        Collections.shuffle(ids, new Random(count));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void addedAndRemovedAtRandom_isAsATree(long seed) {
    Random random = new Random(seed);
    int highest = 3_000;
    for (int step = 0; step < 30_000; step++) {
      int id = 1 + random.nextInt(highest);
      // By turns rather more and rather fewer of them, so that chunks fill, split and vanish.
      boolean growing = step / 5_000 % 2 == 0;
      if (random.nextInt(4) == 0 ? growing : !growing) {
        remove(id);
      } else if (!expected.containsKey(id)) {
        add(id);
      }
      if (step % 500 == 0) {
        assertAsExpected(random, highest);
      }
    }
    assertAsExpected(random, highest);
  }

  @Test
  void extremeIds_areIdsLikeOthers() {
    List.of(Integer.MAX_VALUE, 1, Integer.MAX_VALUE - 1).forEach(this::add);

    assertThat(rest(entries.after(1))).hasSize(2);
    assertThat(rest(entries.after(Integer.MAX_VALUE))).isEmpty();
    assertThat(entries.get(Integer.MAX_VALUE)).isEqualTo("entry " + Integer.MAX_VALUE);
  }

  @Test
  void next_afterTheLast_fails() {
    add(1);
    Iterator<String> iterator = entries.after(1);

    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }
}
