package dev.orgate.store.contract;

import static dev.orgate.store.Level.EDIT;
import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Level.READ;
import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.alreadyExists;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.StorableText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text that {@link StorableText} accepts comes back as it went in, and names nobody else. */
abstract class TextContract extends ContractTest {
  TextContract(StoreContract kit) {
    super(kit);
  }

  static Stream<String> texts() {
    return Stream.of(
        "Zoë",
        "Zoe\u0308",
        "名前",
        "עברית",
        "\uD83D\uDC69\u200D\uD83D\uDE80",
        " leading and trailing ",
        "'; DROP TABLE namespaces; --",
        "{\"a\":[\\]},\"b\"",
        "100%_done",
        "NULL",
        "\u00A0\u2028\uFEFF\uFFFD",
        "\uDBFF\uDFFF".repeat(127),
        "é".repeat(StorableText.MAX_LENGTH));
  }

  /** Those with room for a start that makes a tenant unique. */
  static Stream<String> shortTexts() {
    return texts().filter(text -> text.length() < 200);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_ofUserAndCreator_comesBackUnchanged(String text) {
    Actor creator = new Actor(here.tenant(), text, text, null, true, false);
    Grant changed = new Grant("bob", text, EDIT);
    answer(namespaces.create(creator, name));
    answer(access.grant(creator, name, List.of(grant(bob, READ))));
    answer(access.change(creator, name, List.of(changed)));

    assertThat(answer(namespaces.get(creator, name)).creatorName()).isEqualTo(text);
    assertThat(answer(access.show(creator, name)).self()).isEqualTo(new Grant(text, text, MANAGE));
    assertThat(show().grants()).containsExactly(new Grant(text, text, MANAGE), changed);
    assertOutcome(access.grant(admin, name, List.of(new Grant(text, "again", READ))))
        .isEqualTo(alreadyExists(GRANT, text));
    answer(access.revoke(admin, name, List.of(text)));
    assertOutcome(access.change(admin, name, List.of(new Grant(text, text, READ))))
        .isEqualTo(notFound(GRANT, text));
  }

  @ParameterizedTest
  @MethodSource("shortTexts")
  void text_ofTenant_isATenantOfItsOwn(String text) {
    String start = Fresh.text("tenant");
    Account odd = new Account(start + text);
    Namespace created = answer(namespaces.create(odd.admin(), name));

    assertThat(answer(namespaces.list(odd.admin(), NamespaceQuery.ALL)).items())
        .containsExactly(created);
    assertThat(quota(odd).used()).isEqualTo(1);
    assertThat(limit(odd, 3)).isEqualTo(namespaceQuota(3, 1));
    assertOutcome(namespaces.get(new Account(start).admin(), name))
        .isEqualTo(notFound(NAMESPACE, name));
  }

  @Test
  void text_almostTheSame_namesSomebodyElse() {
    List<String> almost = List.of("bob", "Bob", "BOB", "bob ", " bob", "bo\u200Bb", "b\u043Eb");
    create(name);
    almost.forEach(userId -> give(here.member(userId), READ));
    assertThat(grantedUsers()).containsSubsequence(almost);

    answer(access.revoke(admin, name, List.of("bob")));
    assertThat(grantedUsers()).containsSubsequence(almost.subList(1, almost.size()));
  }

  @Test
  void text_composedAndDecomposed_areTwoUsers() {
    create(name);
    give(here.member("Zoë"), READ);
    give(here.member("Zoe\u0308"), MANAGE);

    assertThat(answer(namespaces.get(here.member("Zoë"), name)).level()).isEqualTo(READ);
    assertThat(answer(namespaces.get(here.member("Zoe\u0308"), name)).level()).isEqualTo(MANAGE);
  }

  @Test
  void text_tenantsOfDifferentCase_areTwoTenants() {
    Account upper = new Account(here.tenant().toUpperCase(Locale.ROOT));
    create(name);

    assertOutcome(namespaces.get(upper.admin(), name)).isEqualTo(notFound(NAMESPACE, name));
    assertThat(quota(upper).used()).isZero();
  }
}
