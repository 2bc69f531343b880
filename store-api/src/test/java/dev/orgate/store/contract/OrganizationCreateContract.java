package dev.orgate.store.contract;

import static dev.orgate.store.OrganizationState.ENABLED;
import static dev.orgate.store.OrganizationType.COMPANY;
import static dev.orgate.store.OrganizationType.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.Uuid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class OrganizationCreateContract extends TreeContract {
  private final String uuid = Uuid.random();

  OrganizationCreateContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void create_root_isAnsweredAsItIsStored() {
    NewOrganization asked =
        new NewOrganization(uuid, "Name", "Text", COMPANY, null, List.of(), List.of());
    Organization created = answer(organizations.create(admin, asked));

    assertThat(created)
        .isEqualTo(
            new Organization(
                uuid,
                "Name",
                "Text",
                COMPANY,
                ENABLED,
                null,
                uuid,
                created.created(),
                created.created(),
                List.of()));
    assertThat(tree.get(uuid)).isEqualTo(created);
  }

  @Test
  void create_anywhere_datesAreOfNowAndToTheMillisecond() {
    Organization created = tree.create(Tree.department(uuid, null));

    assertThat(created.created())
        .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS))
        .isEqualTo(created.created().truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void create_withoutDescription_hasNone() {
    assertThat(tree.create(Tree.department(uuid, null)).description()).isNull();
    assertThat(tree.get(uuid).description()).isNull();
  }

  @Test
  void create_emptyDescription_isNotNone() {
    NewOrganization asked =
        new NewOrganization(uuid, "Name", "", DEPARTMENT, null, List.of(), List.of());

    assertThat(tree.create(asked).description()).isEmpty();
    assertThat(tree.get(uuid).description()).isEmpty();
  }

  @Test
  void create_belowAnother_hasItsRoot() {
    List<String> chain = tree.chain(3);

    for (int i = 1; i < chain.size(); i++) {
      assertThat(tree.get(chain.get(i)).parent()).isEqualTo(chain.get(i - 1));
      assertThat(tree.get(chain.get(i)).root()).isEqualTo(chain.get(0));
    }
  }

  @Test
  void create_companyBelowAnother_isLetBe() {
    String parent = tree.company();
    Organization created = tree.create(Tree.asked(uuid, COMPANY, parent));

    assertThat(created.parent()).isEqualTo(parent);
    assertThat(created.type()).isEqualTo(COMPANY);
  }

  @Test
  void create_sameNameTwice_areTwo() {
    for (String each : Tree.uuids(2)) {
      tree.create(new NewOrganization(each, "Name", null, DEPARTMENT, null, List.of(), List.of()));
    }

    assertThat(tree.all()).extracting(Organization::name).containsExactly("Name", "Name");
  }

  @Test
  void create_attributes_areInTheOrderGiven() {
    List<NewAttribute> asked =
        IntStream.range(0, 20)
            .mapToObj(i -> Tree.attribute("name " + i % 3, i == 5 ? null : "value " + i))
            .toList();
    Organization created =
        tree.create(new NewOrganization(uuid, "Name", null, DEPARTMENT, null, asked, List.of()));

    assertThat(created.attributes())
        .extracting(a -> new NewAttribute(a.uuid(), a.name(), a.value()))
        .isEqualTo(asked);
    assertThat(created.attributes())
        .extracting(OrganizationAttribute::organization)
        .containsOnly(uuid);
    assertThat(tree.get(uuid)).isEqualTo(created);
    assertThat(tree.attributes()).isEqualTo(created.attributes());
  }

  @Test
  void create_rootWithQuotaEntries_hasThemInTheOrderGiven() {
    List<NewQuotaEntry> asked =
        IntStream.range(0, 10)
            .mapToObj(i -> new NewQuotaEntry(Uuid.random(), "name " + (10 - i), i - 1))
            .toList();
    tree.create(new NewOrganization(uuid, "Name", null, DEPARTMENT, null, List.of(), asked));

    assertThat(tree.quotaEntries())
        .extracting(q -> new NewQuotaEntry(q.uuid(), q.name(), q.value()))
        .isEqualTo(asked);
    assertThat(tree.quotaEntries()).extracting(OrganizationQuota::organization).containsOnly(uuid);
  }

  @Test
  void create_longestTexts_comeBackUnchanged() {
    NewOrganization asked =
        new NewOrganization(
            uuid,
            "é".repeat(Organization.MAX_NAME),
            "\uD83D\uDE80\n".repeat(Organization.MAX_DESCRIPTION / 3),
            DEPARTMENT,
            null,
            List.of(
                Tree.attribute(
                    "名".repeat(OrganizationAttribute.MAX_LENGTH),
                    "前".repeat(OrganizationAttribute.MAX_LENGTH))),
            List.of());
    Organization created = tree.create(asked);

    assertThat(created.name()).isEqualTo(asked.name());
    assertThat(created.description()).isEqualTo(asked.description());
    assertThat(created.attributes().get(0).name()).isEqualTo(asked.attributes().get(0).name());
    assertThat(created.attributes().get(0).value()).isEqualTo(asked.attributes().get(0).value());
    assertThat(tree.get(uuid)).isEqualTo(created);
  }

  @Test
  void create_oddTexts_comeBackUnchanged() {
    TextContract.texts()
        .forEach(
            text -> {
              Organization created =
                  tree.create(
                      new NewOrganization(
                          Uuid.random(),
                          text,
                          text,
                          DEPARTMENT,
                          null,
                          List.of(Tree.attribute(text, text)),
                          List.of(new NewQuotaEntry(Uuid.random(), text, 1))));

              assertThat(created.name()).isEqualTo(text);
              assertThat(created.description()).isEqualTo(text);
              assertThat(created.attributes().get(0).name()).isEqualTo(text);
              assertThat(created.attributes().get(0).value()).isEqualTo(text);
              assertThat(tree.get(created.uuid())).isEqualTo(created);
              assertThat(tree.quotaEntries(created.uuid()).get(0).name()).isEqualTo(text);
            });
  }

  @Test
  void create_namespaceQuotaFull_isNoneOfItsBusiness() {
    limit(here, 0);
    String root = tree.root();

    assertThat(tree.quota().used()).isEqualTo(1);
    assertThat(quota(here)).isEqualTo(namespaceQuota(0, 0));
    limit(here, 1);
    create(name);
    assertThat(tree.allUuids()).containsExactly(root);
  }
}
