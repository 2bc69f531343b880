package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.api.ApiText;
import dev.orgate.store.api.CommittedApi;
import dev.orgate.store.contract.StoreContract;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stores and applications compile against changes on purpose only. */
class StoreApiTest {
  @Test
  void api_isTheCommittedOne() throws Exception {
    List<Class<?>> roots = new ArrayList<>(publicTypes());
    assertThat(roots).contains(Store.class, StoreProvider.class, Actor.class);
    roots.add(StoreContract.class);

    CommittedApi.holds(ApiText.of(roots, type -> type.getName().startsWith("dev.orgate.store.")));
  }

  private static List<Class<?>> publicTypes() throws Exception {
    Path classes =
        Path.of(Store.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(Store.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
          .<Class<?>>map(file -> named(file.substring(0, file.length() - ".class".length())))
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(Store.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
