package dev.orgate.store.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever breaks somebody's code shows in a line. */
class ApiTextTest {
  private static final String HERE = ApiTextTest.class.getName() + "$";

  @NullMarked
  public sealed interface Shape<T extends @Nullable Comparable<? super T>> permits Square, Circle {
    int SIDES = 4;

    <E extends IOException> Map<String, @Nullable T[]> measure(
        List<? extends T> of, byte @Nullable [] raw) throws E, InterruptedException;

    default void draw(String... words) {}

    @Deprecated
    static void old() {}
  }

  @NullMarked
  public record Square(int side, @Nullable String name) implements Shape<String> {
    @Override
    public <E extends IOException> Map<String, @Nullable String[]> measure(
        List<? extends String> of, byte @Nullable [] raw) {
      return Map.of();
    }

    @Override
    public String toString() {
      return "square";
    }
  }

  public enum Colour {
    RED,
    GREEN {
      @Override
      public int code() {
        return 1;
      }
    };

    public int code() {
      return 0;
    }
  }

  abstract static class Hidden implements Callable<Colour> {
    public void inherited() {}

    void notShown() {}
  }

  public static final class Circle extends Hidden implements Shape<String> {
    private Circle() {}

    protected Circle(double radius) {}

    @Override
    public Colour call() {
      return Colour.RED;
    }

    @Override
    public <E extends IOException> Map<String, String[]> measure(
        List<? extends String> of, byte[] raw) {
      return Map.of();
    }
  }

  @Test
  void lines_holdAllThatCanBeNamed_ofTheTypesAndWhatTheyReach() {
    assertThat(lines(Shape.class))
        .containsExactly(
            """
            public static final class Circle extends Hidden implements Shape<String>
            protected Circle(double)
            public <E extends java.io.IOException> Map<String, String[]> Circle.measure(List<? extends String>, byte[])
            public Colour Circle.call()
            public enum Colour
            public static final Colour Colour.GREEN
            public static final Colour Colour.RED
            public int Colour.code()
            abstract static class Hidden extends Object implements concurrent.Callable<Colour>
            public void Hidden.inherited()
            @NullMarked public sealed interface Shape<T extends @Nullable Comparable<? super T>> permits Circle, Square
            public static final int Shape.SIDES = 4
            @Deprecated public static void Shape.old()
            public abstract <E extends java.io.IOException> Map<String, @Nullable T[]> Shape.measure(List<? extends T>, byte @Nullable []) throws E, InterruptedException
            public default void Shape.draw(String...)
            @NullMarked public record Square(int side, @Nullable String name) implements Shape<String>
            public Square(int, @Nullable String)
            public <E extends java.io.IOException> Map<String, @Nullable String[]> Square.measure(List<? extends String>, byte @Nullable [])
            public @Nullable String Square.name()
            public int Square.side()
            """
                .split("\n"));
  }

  @Test
  void lines_doNotDependOnTheOrderOfTypes() {
    assertThat(lines(Square.class, Shape.class)).isEqualTo(lines(Shape.class, Square.class));
  }

  @Test
  void difference_saysWhatIsGoneAndWhatIsNew() {
    assertThat(CommittedApi.difference(List.of("a", "b", "c"), List.of("a", "d", "c")))
        .isEqualTo("- b\n+ d");
    assertThat(CommittedApi.difference(List.of("a"), List.of("a"))).isEmpty();
  }

  private static List<String> lines(Class<?>... roots) {
    return ApiText.of(List.of(roots), type -> type.getName().startsWith(HERE)).stream()
        .map(line -> line.replace(HERE, "").replace("java.lang.", "").replace("java.util.", ""))
        .toList();
  }
}
