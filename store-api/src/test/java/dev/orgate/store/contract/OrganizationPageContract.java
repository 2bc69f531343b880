package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationType.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Condition;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.Operator;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.Uuid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of what is found, and how it is cut into pages. */
abstract class OrganizationPageContract extends TreeContract {
  OrganizationPageContract(StoreUnderTest kit) {
    super(kit);
  }

  private void described(@Nullable String... descriptions) {
    for (String each : descriptions) {
      tree.create(
          new NewOrganization(Uuid.random(), "Name", each, DEPARTMENT, null, List.of(), List.of()));
    }
  }

  private Page<Organization> page(
      Query.@Nullable Order<OrganizationField> order, int start, int limit, boolean counted) {
    return answer(organizations.query(admin, new Query<>(List.of(), order, start, limit, counted)));
  }

  private List<Organization> ordered(OrganizationField field, boolean descending) {
    return page(new Query.Order<>(field, descending), 0, Integer.MAX_VALUE, false).items();
  }

  private List<String> descriptions(boolean descending) {
    return ordered(OrganizationField.DESCRIPTION, descending).stream()
        .map(Organization::description)
        .toList();
  }

  @Test
  void order_none_isByAgeAcrossTrees() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      created.add(i % 3 == 2 ? tree.below(created.get(i - 1)) : tree.root());
    }

    assertThat(tree.allUuids()).isEqualTo(created);
    tree.move(created.get(19), created.get(0));
    answer(
        organizations.update(
            admin, created.get(3), new OrganizationUpdate("New", null, null, null)));
    assertThat(tree.allUuids()).isEqualTo(created);
  }

  @Test
  void order_byText_isByCodePointTheCaseOfAsciiApart() {
    described("b", "\uD83D\uDE00", "C", "\uFFFD", "é", "a", "É", "", "~", "_", "A\uD83D\uDE00");

    assertThat(descriptions(false))
        .containsExactly(
            "", "_", "a", "A\uD83D\uDE00", "b", "C", "~", "É", "é", "\uFFFD", "\uD83D\uDE00");
    assertThat(descriptions(true))
        .containsExactly(
            "\uD83D\uDE00", "\uFFFD", "é", "É", "~", "C", "b", "A\uD83D\uDE00", "a", "_", "");
  }

  @Test
  void order_withoutValues_areFirstAndLastWhenDescending() {
    described("b", null, "", "a", null);

    assertThat(descriptions(false)).containsExactly(null, null, "", "a", "b");
    assertThat(descriptions(true)).containsExactly("b", "a", "", null, null);
  }

  @Test
  void order_equals_areByAgeEitherWay() {
    described("b", "a", "A", null, "B", "a", null);
    List<Organization> all = tree.all();
    List<Organization> ascending =
        List.of(all.get(3), all.get(6), all.get(1), all.get(2), all.get(5), all.get(0), all.get(4));
    List<Organization> descending =
        List.of(all.get(0), all.get(4), all.get(1), all.get(2), all.get(5), all.get(3), all.get(6));

    assertThat(ordered(OrganizationField.DESCRIPTION, false)).isEqualTo(ascending);
    assertThat(ordered(OrganizationField.DESCRIPTION, true)).isEqualTo(descending);
  }

  @Test
  void order_byEachSingleField_isAnswered() {
    tree.chain(3);
    List<Organization> all = tree.all();

    for (OrganizationField field : OrganizationField.values()) {
      if (!field.many()) {
        assertThat(ordered(field, false)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ordered(field, true)).containsExactlyInAnyOrderElementsOf(all);
      }
    }
    assertThat(ordered(OrganizationField.CREATED, false)).isEqualTo(all);
    assertThat(ordered(OrganizationField.SOURCE, true)).isEqualTo(all);
    assertThat(ordered(OrganizationField.UUID, false)).extracting(Organization::uuid).isSorted();
  }

  @Test
  void page_eachStartAndLimit_isThatPartOfAll() {
    described("a", "b", "c", "d", "e");
    List<Organization> all = tree.all();
    Query.Order<OrganizationField> backwards =
        new Query.Order<>(OrganizationField.DESCRIPTION, true);
    List<Organization> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);

    for (int start : new int[] {0, 1, 4, 5, 6, Integer.MAX_VALUE}) {
      for (int limit : new int[] {0, 1, 2, 5, Integer.MAX_VALUE}) {
        int from = Math.min(start, 5);
        int to = from + Math.min(limit, 5 - from);
        assertThat(page(null, start, limit, true)).isEqualTo(new Page<>(all.subList(from, to), 5));
        assertThat(page(backwards, start, limit, false))
            .isEqualTo(new Page<>(reversed.subList(from, to), null));
      }
    }
  }

  @Test
  void page_ofNothing_hasTotalZeroIfAsked() {
    assertThat(page(null, 0, 10, true)).isEqualTo(new Page<>(List.of(), 0));
    assertThat(page(null, 3, 0, true)).isEqualTo(new Page<>(List.of(), 0));
    assertThat(page(null, 0, 10, false)).isEqualTo(new Page<>(List.of(), null));
  }

  @Test
  void page_withConditions_totalIsOfWhatMatches() {
    described("a", "b", "a", null);
    Condition<OrganizationField> isA =
        new Condition<>(OrganizationField.DESCRIPTION, Operator.EQUAL, List.of("A"));

    assertThat(answer(organizations.query(admin, new Query<>(List.of(isA), null, 1, 1, true))))
        .isEqualTo(new Page<>(List.of(tree.all().get(2)), 2));
  }

  @Test
  void page_withAttributes_countsOrganizations() {
    String root = tree.root();
    tree.addAttribute(root, "size", "1");
    tree.addAttribute(root, "size", "2");
    tree.root();
    Condition<OrganizationField> sized =
        new Condition<>(OrganizationField.ATTRIBUTE_NAME, Operator.EQUAL, List.of("size"));

    Page<Organization> page =
        answer(organizations.query(admin, new Query<>(List.of(sized), null, 0, 1, true)));
    assertThat(page).isEqualTo(new Page<>(List.of(tree.get(root)), 1));
    assertThat(page.items().get(0).attributes()).hasSize(2);
  }
}
