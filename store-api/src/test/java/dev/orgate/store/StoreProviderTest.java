package dev.orgate.store;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProviderTest {
  @TempDir Path directory;

  @Test
  void named_oneOfThatName_answersIt() throws IOException {
    ClassLoader loader = classPathWith(Paper.class, Stone.class);

    assertThat(StoreProvider.named("stone", loader)).isInstanceOf(Stone.class);
  }

  @Test
  void named_noProviderAtAll_saysSo() throws IOException {
    ClassLoader loader = classPathWith();

    assertThatThrownBy(() -> StoreProvider.named("stone", loader))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No store is on the class path");
  }

  @Test
  void named_noneOfThatName_listsTheNames() throws IOException {
    ClassLoader loader = classPathWith(Stone.class, Paper.class, OtherPaper.class);

    assertThatThrownBy(() -> StoreProvider.named("water", loader))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No store is named 'water'; there are: paper, stone");
  }

  @Test
  void named_twoOfThatName_listsTheirClasses() throws IOException {
    ClassLoader loader = classPathWith(Stone.class, Paper.class, OtherPaper.class);

    assertThatThrownBy(() -> StoreProvider.named("paper", loader))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("More than one store is named 'paper'")
        .hasMessageContaining(Paper.class.getName())
        .hasMessageContaining(OtherPaper.class.getName())
        .hasMessageNotContaining(Stone.class.getName());
  }

  /** The test's own class path, except that it registers these providers and no others. */
  private ClassLoader classPathWith(Class<?>... providers) throws IOException {
    String lines = Stream.of(providers).map(Class::getName).collect(joining("\n"));
    URL services = Files.writeString(directory.resolve("services"), lines).toUri().toURL();
    return new ClassLoader(StoreProvider.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) {
        return Collections.enumeration(List.of(services));
      }
    };
  }

  /** A provider by name only. */
  public abstract static class Named implements StoreProvider {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Store create(StoreOptions options) {
      throw new AssertionError("finding a provider builds no store");
    }
  }

  /** The only one of its name. */
  public static final class Stone extends Named {
    public Stone() {
      super("stone");
    }
  }

  /** One of two of its name. */
  public static final class Paper extends Named {
    public Paper() {
      super("paper");
    }
  }

  /** One of two of its name. */
  public static final class OtherPaper extends Named {
    public OtherPaper() {
      super("paper");
    }
  }
}
