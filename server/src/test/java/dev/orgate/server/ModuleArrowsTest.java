package dev.orgate.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom. */
class ModuleArrowsTest {
  private static final JavaClasses ORGATE =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.orgate");

  private static final String STORE_API = "dev.orgate.store";
  private static final String STORES = "dev.orgate.store.*..";
  private static final String SERVER = "dev.orgate.server..";

  @Test
  void classes_ofAllModules_areLookedAt() {
    for (String known :
        new String[] {
          STORE_API + ".Store",
          STORE_API + ".memory.MemoryStore",
          STORE_API + ".pg.PgStore",
          getClass().getPackageName() + ".Main"
        }) {
      assertThat(ORGATE.contain(known)).as(known).isTrue();
    }
  }

  @Test
  void storeApi_knowsNothingButFuturesAndVertx() {
    classes()
        .that()
        .resideInAPackage(STORE_API)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            STORE_API,
            "java.lang..",
            "java.time",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "io.vertx.core",
            "org.jspecify..")
        .check(ORGATE);
  }

  @Test
  void stores_knowNoServerAndNotEachOther() {
    noClasses()
        .that()
        .resideInAPackage("dev.orgate.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SERVER)
        .check(ORGATE);
    slices()
        .matching("dev.orgate.store.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(ORGATE);
  }

  @Test
  void server_knowsNoImplementationOfAStore() {
    noClasses()
        .that()
        .resideInAPackage(SERVER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STORES)
        .check(ORGATE);
  }

  @Test
  void http_isKnownToTheServerOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SERVER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx.core.http..",
            "io.vertx.ext.web..",
            "io.netty.handler.codec.http..",
            "java.net.http..",
            "com.fasterxml.jackson..")
        .check(ORGATE);
  }

  @ParameterizedTest
  @CsvSource({
    "swr, auth",
    "swr, zstack",
    "swr, ops",
    "zstack, auth",
    "zstack, swr",
    "zstack, ops",
    "auth, swr",
    "auth, zstack",
    "auth, ops",
    "ops, auth",
    "ops, swr",
    "ops, zstack",
    "http, auth",
    "http, swr",
    "http, ops",
    "json, http",
    "config, http"
  })
  void package_ofOneConcern_doesNotKnowAnother(String one, String other) {
    noClasses()
        .that()
        .resideInAPackage("dev.orgate.server." + one + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.orgate.server." + other + "..")
        .allowEmptyShould(true)
        .check(ORGATE);
  }

  @Test
  void insidesOfVertx_areTouchedInThreePlacesOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.orgate..")
        .and()
        .doNotHaveFullyQualifiedName("dev.orgate.server.http.Wire")
        .and()
        .doNotHaveFullyQualifiedName("dev.orgate.server.http.StrictRequestDecoder")
        .and()
        .doNotHaveFullyQualifiedName("dev.orgate.store.pg.Session")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.vertx..impl..").or(resideInAPackage("io.vertx.core.internal..")))
        .check(ORGATE);
  }

  @Test
  void packages_formNoCycle() {
    slices().matching("dev.orgate.server.(*)..").should().beFreeOfCycles().check(ORGATE);
  }
}
