package dev.orgate.store.contract;

import static dev.orgate.store.Refusal.Subject.ATTRIBUTE;
import static dev.orgate.store.Refusal.Subject.ORGANIZATION;
import static dev.orgate.store.contract.Outcome.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is another tenant's does not exist, and calling one's own the same is no matter. */
abstract class OrganizationWallContract extends TreeContract {
  OrganizationWallContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void call_onAnotherTenants_isAsIfItWereMissing() {
    String foreign = treeThere.root();
    treeThere.addMembers(foreign, "bob");
    List<Organization> before = treeThere.all();
    List<Future<?>> calls =
        List.of(
            organizations.create(admin, Tree.department(Uuid.random(), foreign)),
            organizations.update(admin, foreign, new OrganizationUpdate("New", null, null, null)),
            organizations.setState(admin, foreign, OrganizationState.DISABLED),
            organizations.setState(admin, foreign, OrganizationState.ENABLED),
            organizations.move(admin, foreign, List.of(Uuid.random())),
            organizations.move(admin, tree.root(), List.of(foreign)),
            organizations.delete(admin, foreign, false),
            organizations.delete(admin, foreign, true),
            attributes.add(admin, foreign, List.of(Tree.attribute("a", "b"))),
            attributes.remove(admin, foreign, List.of(Uuid.random())),
            members.add(admin, foreign, List.of("zoe")),
            members.remove(admin, foreign, List.of("bob")),
            members.count(admin, foreign),
            members.appoint(admin, foreign, OrganizationRole.OPERATOR, "bob", Uuid.random()),
            entries.set(admin, foreign, new NewQuotaEntry(Uuid.random(), "vm", 1)),
            entries.usage(admin, foreign));

    for (Future<?> call : calls) {
      assertOutcome(call).isEqualTo(notFound(ORGANIZATION, foreign));
    }
    assertThat(treeThere.all()).isEqualTo(before);
    assertThat(treeThere.members(foreign).direct()).isEqualTo(1);
  }

  @Test
  void updateAttribute_ofAnotherTenants_isAsIfItWereMissing() {
    String foreign = treeThere.addAttribute(treeThere.root(), "color", "red");

    assertOutcome(attributes.update(admin, foreign, "blue"))
        .isEqualTo(notFound(ATTRIBUTE, foreign));
    assertThat(treeThere.attribute(foreign).value()).isEqualTo("red");
  }

  @Test
  void query_eachKind_answersOnesOwn() {
    String foreign = treeThere.root();
    treeThere.addAttribute(foreign, "color", "red");
    treeThere.setQuota(foreign, "vm", 1);

    assertThat(tree.all()).isEmpty();
    assertThat(tree.attributes()).isEmpty();
    assertThat(tree.quotaEntries()).isEmpty();
    assertThat(tree.quota().used()).isZero();
  }

  @Test
  void uuid_inTwoTenants_isTwoOrganizationsThatDoNotMeet() {
    String uuid = tree.root();
    String child = tree.below(uuid);
    treeThere.create(Tree.department(child, null));
    treeThere.create(Tree.department(uuid, child));
    List<Organization> there = treeThere.all();
    tree.addMembers(uuid, "bob");
    tree.disable(uuid);

    assertThat(treeThere.all()).isEqualTo(there);
    assertThat(treeThere.hasMember(uuid, "bob")).isFalse();
    assertThat(treeThere.members(child).total()).isZero();
    tree.delete(uuid);
    assertThat(treeThere.all()).isEqualTo(there);
    assertThat(treeThere.quota().used()).isEqualTo(2);
  }

  @Test
  void uuid_ofAttributeInTwoTenants_isTwoAttributes() {
    NewAttribute attribute = Tree.attribute("color", "red");
    String uuid = tree.root();
    treeThere.create(Tree.department(uuid, null));
    answer(attributes.add(admin, uuid, List.of(attribute)));
    answer(attributes.add(foreigner, uuid, List.of(attribute)));
    answer(attributes.update(admin, attribute.uuid(), "blue"));

    assertThat(treeThere.attributes())
        .extracting(OrganizationAttribute::value)
        .containsExactly("red");
    answer(attributes.remove(admin, uuid, List.of(attribute.uuid())));
    assertThat(treeThere.attributes()).hasSize(1);
  }

  @Test
  void uuid_ofQuotaEntryInTwoTenants_isTwoEntries() {
    NewQuotaEntry entry = new NewQuotaEntry(Uuid.random(), "vm", 1);
    String uuid = tree.root();
    treeThere.create(Tree.department(uuid, null));
    answer(entries.set(admin, uuid, entry));
    answer(entries.set(foreigner, uuid, entry));
    answer(entries.set(admin, uuid, new NewQuotaEntry(entry.uuid(), "vm", 2)));

    assertThat(treeThere.quotaEntries()).extracting(OrganizationQuota::value).containsExactly(1L);
    tree.delete(uuid);
    assertThat(treeThere.quotaEntries()).hasSize(1);
  }

  @Test
  void usage_ofNamespaces_countsOnesOwn() {
    String root = tree.root();
    tree.setQuota(root, "namespace.num", 9);
    answer(namespaces.create(foreigner, name));

    assertThat(answer(entries.usage(admin, root)).get(0).used()).isZero();
  }
}
