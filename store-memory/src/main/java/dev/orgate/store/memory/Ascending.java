package dev.orgate.store.memory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Entries in ascending order of their ids, in chunks of arrays. A new id is most often the highest,
 * which costs a store at the end; one in between moves part of a chunk. A tree would cost an object
 * for every entry, and each look-up a walk through memory.
 */
final class Ascending<E> {
  private Chunk[] chunks = {new Chunk()};
  private int chunkCount = 1;
  private int size;

  int size() {
    return size;
  }

  @Nullable E get(int id) {
    Chunk chunk = chunks[chunkOf(id)];
    int place = chunk.find(id);
    return place < 0 ? null : value(chunk, place);
  }

  /** Adds an entry under an id that has none. */
  void add(int id, E entry) {
    int index = chunkOf(id);
    Chunk chunk = chunks[index];
    if (chunk.isFull()) {
      Chunk upper = id > chunk.last() ? new Chunk() : chunk.split();
      insert(index + 1, upper);
      if (id > upper.first()) {
        chunk = upper;
      }
    }
    chunk.add(id, entry);
    size++;
  }

  void remove(int id) {
    int index = chunkOf(id);
    Chunk chunk = chunks[index];
    int place = chunk.find(id);
    if (place < 0) {
      return;
    }
    chunk.remove(place);
    size--;
    if (chunk.size == 0 && chunkCount > 1) {
      System.arraycopy(chunks, index + 1, chunks, index, --chunkCount - index);
      chunks = Arrays.copyOf(chunks, capacity(chunkCount, chunks.length));
    }
  }

  private void insert(int index, Chunk chunk) {
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunkCount * 2);
    }
    System.arraycopy(chunks, index, chunks, index + 1, chunkCount - index);
    chunks[index] = chunk;
    chunkCount++;
  }

  /** The entries with greater ids. */
  Iterator<E> after(int id) {
    int index = chunkOf(id);
    int place = chunks[index].find(id);
    return new Rest(index, place < 0 ? ~place : place + 1);
  }

  /** The chunk in which an id is, or would be: the last one that does not begin above it. */
  private int chunkOf(int id) {
    int low = 0;
    int high = chunkCount - 1;
    // The highest ids are asked for most.
    for (int middle = high; low < high; middle = (low + high + 1) >>> 1) {
      if (chunks[middle].first() <= id) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @SuppressWarnings("unchecked") // Nothing else is ever put there.
  private E value(Chunk chunk, int place) {
    return (E) chunk.entries[place];
  }

  private static int capacity(int used, int now) {
    return used <= now / 4 ? now / 2 : now;
  }

  /** Ids, all above 0, and at the same places their entries. None is empty beside others. */
  private static final class Chunk {
    private static final int MOST = 128;

    private int[] ids = new int[2];
    private Object[] entries = new Object[2];
    private int size;

    boolean isFull() {
      return size == MOST;
    }

    int first() {
      return ids[0];
    }

    int last() {
      return ids[size - 1];
    }

    /** The id's place, or the complement of the place that it would have. */
    int find(int id) {
      return size == 0 || id > ids[size - 1] ? ~size : Arrays.binarySearch(ids, 0, size, id);
    }

    void add(int id, Object entry) {
      if (size == ids.length) {
        resize(size * 2);
      }
      int place = ~find(id);
      System.arraycopy(ids, place, ids, place + 1, size - place);
      System.arraycopy(entries, place, entries, place + 1, size - place);
      ids[place] = id;
      entries[place] = entry;
      size++;
    }

    void remove(int place) {
      size--;
      System.arraycopy(ids, place + 1, ids, place, size - place);
      System.arraycopy(entries, place + 1, entries, place, size - place);
      entries[size] = null;
      resize(Math.max(2, capacity(size, ids.length)));
    }

    /** Gives its upper half away. */
    Chunk split() {
      Chunk upper = new Chunk();
      int kept = size / 2;
      upper.ids = Arrays.copyOfRange(ids, kept, MOST);
      upper.entries = Arrays.copyOfRange(entries, kept, MOST);
      upper.size = size - kept;
      size = kept;
      resize(kept);
      return upper;
    }

    private void resize(int capacity) {
      if (capacity != ids.length) {
        ids = Arrays.copyOf(ids, capacity);
        entries = Arrays.copyOf(entries, capacity);
      }
    }
  }

  private final class Rest implements Iterator<E> {
    private int index;
    private int place;

    Rest(int index, int place) {
      this.index = index;
      this.place = place;
      skipEnd();
    }

    @Override
    public boolean hasNext() {
      return index < chunkCount;
    }

    @Override
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      E next = value(chunks[index], place++);
      skipEnd();
      return next;
    }

    private void skipEnd() {
      if (index < chunkCount && place >= chunks[index].size) {
        index++;
        place = 0;
      }
    }
  }
}
